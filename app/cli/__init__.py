"""The command line; `main` is the entry point that pyproject.toml names."""

from app.cli.application import cli, main

__all__ = ["cli", "main"]
