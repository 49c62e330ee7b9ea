"""The commands of what people write for briefings, of editions and of packs."""
