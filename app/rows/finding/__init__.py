"""Rows of what was found, and of lists that were looked up."""
