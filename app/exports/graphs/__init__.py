"""A network as a graph, in the formats of programs that draw and analyse graphs."""
