"""What screens are made of: the graph canvas."""
