"""The indexes of full-text search: each database has its own."""

from typing import ClassVar

from django.db import migrations

TABLES = ("store_document_terms", "store_statement_terms")


def make(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        if postgres:
            schema_editor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, terms tsvector NOT NULL)")
            schema_editor.execute(f"CREATE INDEX {table}_gin ON {table} USING gin (terms)")
        else:
            schema_editor.execute(
                f'CREATE VIRTUAL TABLE {table} USING fts5(terms, tokenize="unicode61 remove_diacritics 0")'
            )


def drop(apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("store", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(make, drop)]
