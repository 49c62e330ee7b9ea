"""The log, as whoever answers for it reads it."""
