"""What people make while they investigate: canvases, views, notes, questions."""
