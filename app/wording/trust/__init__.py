"""The log, and what was handed out, in words."""
