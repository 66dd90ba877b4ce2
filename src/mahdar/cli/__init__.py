"""The commands, thin: each parses its arguments and calls the rooms below."""

from mahdar.cli.app import main

__all__ = ["main"]
