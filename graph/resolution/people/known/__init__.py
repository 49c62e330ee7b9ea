"""New mentions among people who are known already."""
