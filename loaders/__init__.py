"""Case files in, cases, mentions and statements out."""
