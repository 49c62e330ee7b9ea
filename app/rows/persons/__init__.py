"""Requests of persons and what is due, as plain rows."""
