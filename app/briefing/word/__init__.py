"""A briefing as a Word document, on the office's own paper where it gives some."""
