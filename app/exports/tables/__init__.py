"""A network as tables: one inner model, and each file that is made of it."""
