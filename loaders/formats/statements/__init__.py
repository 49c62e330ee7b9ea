"""Statements as banks hand them out: whose they are, and their lines made ready."""
