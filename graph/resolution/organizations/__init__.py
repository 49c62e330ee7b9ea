"""Which mentions of organisations are one, by rules."""
