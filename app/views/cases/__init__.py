"""Parts of the page of a case."""
