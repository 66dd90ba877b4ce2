"""What an address or a form asks for: filters, pages, periods, reasons, made harmless."""
