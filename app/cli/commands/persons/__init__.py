"""The commands of the rights of persons."""
