"""Minutes to the formats that others read, one module a format; each has `chunks(minutes, …)`, text ready to write."""
