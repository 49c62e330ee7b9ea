"""What the command line prints of what keeps a store safe."""
