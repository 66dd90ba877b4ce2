"""What the desk needs: claims that people change and add, dates that they set, names that they list, feeds."""

from django.db import migrations, models


def keep_stated_days(apps, schema_editor):
    Document = apps.get_model("store", "Document")
    Document.objects.update(stated=models.F("published"))


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("url", models.TextField(unique=True)),
                ("title", models.TextField(default="")),
                ("source", models.CharField(default="", max_length=200)),
                ("minutes", models.IntegerField(default=30)),
                ("active", models.BooleanField(default=True)),
                ("who", models.CharField(max_length=200)),
                ("added", models.DateTimeField()),
                ("polled", models.DateTimeField(null=True)),
                ("etag", models.TextField(default="")),
                ("modified", models.TextField(default="")),
                ("failure", models.TextField(default="")),
                ("taken", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="GazetteerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=20)),
                ("country", models.CharField(max_length=2, null=True)),
                ("variants", models.JSONField(default=list)),
            ],
        ),
        migrations.AddField(
            model_name="claim",
            name="by",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="claim",
            name="cast",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="claim",
            name="read",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="claim",
            name="version",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="document",
            name="heirs",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="document",
            name="stated",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="look",
            name="process",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AlterField(
            model_name="look",
            name="who",
            field=models.CharField(max_length=200),
        ),
        migrations.AddConstraint(
            model_name="look",
            constraint=models.UniqueConstraint(fields=("who", "process"), name="look_once"),
        ),
        migrations.RunPython(keep_stated_days, migrations.RunPython.noop),
    ]
