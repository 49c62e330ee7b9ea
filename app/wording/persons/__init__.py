"""The rights of persons in words."""
