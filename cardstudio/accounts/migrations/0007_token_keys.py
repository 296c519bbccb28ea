from django.db import migrations, models


class Migration(migrations.Migration):
    """A rotated token knows its key of before; tokens say how their key ends, and whether the operator made them."""

    dependencies = [
        ("accounts", "0006_token_scopes"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="key_end",
            field=models.CharField(blank=True, db_default="", default="", max_length=8),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="old_key_hash",
            field=models.CharField(blank=True, db_default="", db_index=True, default="", max_length=64),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="old_key_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="by_operator",
            field=models.BooleanField(db_default=False, default=False),
        ),
    ]
