"""The screens of accounts: all of them for who keeps them, one's own for everybody."""
