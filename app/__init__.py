"""People: the workspace, the command line, the screens, exports and briefings."""
