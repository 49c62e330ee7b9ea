"""A table whose rows are chosen."""
