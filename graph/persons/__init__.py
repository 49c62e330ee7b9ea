"""What is kept of the rights of persons: whom was forgotten, and what they asked for."""
