"""Bytes to Documents: plain text, JSON Lines and Parquet, encodings found out, bad articles named."""

from mahdar.reading.files import count, documents
from mahdar.reading.published import publication_date
from mahdar.reading.samples import samples
from mahdar.reading.soundness import flaw

__all__ = ["count", "documents", "flaw", "publication_date", "samples"]
