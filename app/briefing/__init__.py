"""A network told to people who act on it."""
