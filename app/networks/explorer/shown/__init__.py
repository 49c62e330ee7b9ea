"""What is shown of a canvas: nodes, ties, facets, days and places, as values that were masked."""
