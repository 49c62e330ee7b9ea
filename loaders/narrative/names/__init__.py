"""Names in a text: what announces one, and where it begins and ends."""
