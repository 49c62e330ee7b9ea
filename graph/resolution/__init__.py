"""Who is who: from mentions to entities."""
