"""Help: what every part of Simpul is for and how it is used, in each language, one Markdown file a topic."""
