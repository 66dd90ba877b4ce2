"""The entries of each process, kept: searching for them on every page would take longer with every text."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_desk"),
    ]

    operations = [
        migrations.AddField(
            model_name="process",
            name="stamp",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="process",
            name="reach",
            field=models.JSONField(default=dict),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="store.process"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="store.entry"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["process", "kind", "entry"], name="store_membe_process_c1c007_idx")],
                "constraints": [models.UniqueConstraint(fields=("process", "entry"), name="member_once")],
            },
        ),
    ]
