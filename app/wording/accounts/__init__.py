"""What is said of accounts and sessions."""
