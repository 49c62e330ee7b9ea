"""The cells of rows, cleaned as they enter."""
