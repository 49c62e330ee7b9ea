"""Statements in the formats of banks (MT940, camt.053), as tables of their lines."""
