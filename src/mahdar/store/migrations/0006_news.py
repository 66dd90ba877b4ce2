"""What is new, and what is in dispute, counted by kind from the index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_reviewing"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="entry",
            name="entry_disputed",
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["contradicted", "status", "kind"], name="entry_disputed"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["kind", "created", "changed"], name="entry_news"),
        ),
    ]
