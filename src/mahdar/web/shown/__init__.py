"""The record as templates show it: rows and parts worked out for a page, in the reader's language."""
