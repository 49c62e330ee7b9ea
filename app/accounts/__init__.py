"""Local accounts: who may sign in to the screens, as what, and which sessions are open."""
