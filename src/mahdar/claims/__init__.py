"""Claims: what a text says happened, will happen, was said, is wanted or was promised; a module a kind."""

from mahdar.claims.read import claims

__all__ = ["claims"]
