"""The parts of a briefing: each a pure function from its matter to sentences and tables."""
