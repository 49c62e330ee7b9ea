"""The rights of persons, and how long what is kept: requests, what is due, copies, the register."""
