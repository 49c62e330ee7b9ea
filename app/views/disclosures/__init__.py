"""The screen of what is handed out."""
