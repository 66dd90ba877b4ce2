"""What reviewing asks for in a large record: the queue in its order, the entries in dispute, who decided what and when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0004_membership"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                fields=["review", "confidence", "-id", "kind", "entry", "document"], name="claim_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["contradicted", "status"], name="entry_disputed"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["at"], name="decision_at"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["who"], name="decision_who"),
        ),
    ]
