"""Forms and what they are answered with: a claim being changed or added, texts being sent in."""
