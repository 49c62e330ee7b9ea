"""Briefings: one network as a printable document for an enforcement partner."""

from app.briefing.html import render_briefing, write_briefing

__all__ = ["render_briefing", "write_briefing"]
