"""Forms: which parts stand in which order under which headings, as data."""
