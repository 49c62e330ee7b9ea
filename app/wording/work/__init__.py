"""What people keep of their work, in words."""
