"""Rows of what an office keeps in order: who may see what."""
