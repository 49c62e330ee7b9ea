"""Accounts and sessions as listings."""
