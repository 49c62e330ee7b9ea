"""A network as a chart to print: one sheet, drawn once, as SVG, PDF and PNG."""
