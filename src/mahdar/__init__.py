"""Mahdar."""
