"""A canvas that somebody explores the graph on: what is added to it, left out, and shown."""
