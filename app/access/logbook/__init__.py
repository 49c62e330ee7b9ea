"""What the log knows: which operation each action is, and who consulted what."""
