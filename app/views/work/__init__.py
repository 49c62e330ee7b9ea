"""Screens of kept work, and forms that other pages hold."""
