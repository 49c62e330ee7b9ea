"""What people keep of their work, as a viewer may be told of it."""
