"""The page of briefings: what one says, what people write for it, and its editions."""
