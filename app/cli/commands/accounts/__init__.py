"""The command of accounts."""
