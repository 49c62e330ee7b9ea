"""Cases that some may see and others may not know of."""
