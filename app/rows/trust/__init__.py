"""Rows of the log, and of what was handed out."""
