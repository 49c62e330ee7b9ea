"""Briefings: one network as a printable document for an enforcement partner."""
