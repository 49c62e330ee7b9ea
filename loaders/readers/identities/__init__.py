"""What the identities that police and courts set down are made of."""
