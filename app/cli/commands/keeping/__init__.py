"""The commands that keep a store safe: backing up, putting back."""
