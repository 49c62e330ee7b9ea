"""Which mentions of people are one, by a model."""
