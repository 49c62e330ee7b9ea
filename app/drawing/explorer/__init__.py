"""How the canvas of the explorer is drawn: words, colours and shapes for the browser."""
