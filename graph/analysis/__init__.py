"""Networks found in the graph, and what can be said of them."""
