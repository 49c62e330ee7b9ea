"""The page of the explorer: a canvas, what is on it, and what was made of it."""
