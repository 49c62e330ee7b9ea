"""Words of finding and choosing: why something was found, and what tells namesakes apart."""
