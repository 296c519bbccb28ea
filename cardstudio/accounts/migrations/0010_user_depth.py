from django.db import migrations, models


class Migration(migrations.Migration):
    """People choose how much of the designer they see."""

    dependencies = [("accounts", "0009_tokens_in_order")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="depth",
            field=models.CharField(blank=True, db_default="", default="", max_length=8),
        ),
    ]
