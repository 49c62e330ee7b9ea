"""From who is who to entities and relationships."""
