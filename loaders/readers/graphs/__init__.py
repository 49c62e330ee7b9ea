"""Files of programs for network analysis, as tables of ties between named parties."""
