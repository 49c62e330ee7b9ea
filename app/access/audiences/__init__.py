"""What each audience is told: one table, and the narrower audiences of an office."""
