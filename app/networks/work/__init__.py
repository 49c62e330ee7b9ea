"""What people keep of their work: notes, tags, views, questions, investigations."""
