"""Erasing a case or a person, and what of it lies where erasing does not reach."""
