"""Help: what each part of Simpul is for and how it is used, one page a topic and language."""
