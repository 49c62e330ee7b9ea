"""The commands of who answers for the data: the log, and what was handed out."""
