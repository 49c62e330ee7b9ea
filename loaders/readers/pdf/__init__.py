"""PDF documents: the text of their pages, read by PDFium in a process of its own."""
