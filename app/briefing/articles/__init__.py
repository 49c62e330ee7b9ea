"""Articles of the law and their elements, as data that an office edits."""
