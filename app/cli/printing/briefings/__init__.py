"""What the command line prints of texts for briefings, editions and packs."""
