"""One screen, one file; each shows and asks the workspace, none computes."""
