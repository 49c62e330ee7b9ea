"""What every engine of a store does in the same way."""
