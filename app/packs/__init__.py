"""What leaves the house in one piece: editions of briefings, and packs of files with a manifest."""
