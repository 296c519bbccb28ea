import django.db.models.deletion
from django.db import migrations, models

import cardstudio.db.fields


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_team_embed_origins"),
        ("sharing", "0004_attempt_team_required"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("content", cardstudio.db.fields.JsonTextField()),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("team", "digest"), name="sent_content_unique")]
            },
        ),
        migrations.AddField(
            model_name="attempt",
            name="sent",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="sharing.sentcontent",
            ),
        ),
    ]
