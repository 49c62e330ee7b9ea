"""The explorer in the browser: its component, and the words that it shows."""
