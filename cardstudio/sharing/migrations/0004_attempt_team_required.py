import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_attempt_team_filled")]

    operations = [
        migrations.AlterField(
            "attempt",
            "team",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
            ),
        ),
    ]
