"""The review as listings and records: pairs and groups."""
