"""Whom the records of the desk's tests know, and the process that they follow."""

PROCESS = "الصومال – نيروبي"
PASSWORD = "desk-desk-1"
