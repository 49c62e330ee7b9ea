"""Files about the rights of persons: a person's own copy, the register of processing, a DPIA."""
