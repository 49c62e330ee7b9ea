"""What the review says, of pairs and of groups."""
