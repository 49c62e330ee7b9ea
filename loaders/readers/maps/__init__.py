"""Points of maps, as rows."""
