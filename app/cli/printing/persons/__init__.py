"""What the command line prints of the rights of persons."""
