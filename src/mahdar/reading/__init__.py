"""Bytes to Documents: plain text, pages, JSON Lines and Parquet, encodings found out, bad articles named; and fetching them."""

from mahdar.reading.files import count, count_in, documents, documents_in
from mahdar.reading.published import publication_date
from mahdar.reading.samples import samples
from mahdar.reading.soundness import flaw

__all__ = ["count", "count_in", "documents", "documents_in", "flaw", "publication_date", "samples"]
