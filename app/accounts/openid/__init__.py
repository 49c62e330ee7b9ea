"""OpenID Connect: an office's own provider says who signs in, and as what."""
