"""The desk: the record read, reviewed and corrected in a browser, Arabic and English alike, and its API."""
