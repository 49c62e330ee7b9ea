"""A network written for other programs: CSV, GraphML, stand-alone HTML."""
