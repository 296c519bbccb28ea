from django.db import migrations, models
from django.db.models import Count, OuterRef, Subquery


def fill(apps, schema_editor):
    there = apps.get_model("accounts", "Membership").objects.filter(team=OuterRef("pk")).order_by().values("team")
    people = there.annotate(all=Count("pk")).values("all")
    apps.get_model("accounts", "Team").objects.filter(memberships__isnull=False).update(size=Subquery(people))


class Migration(migrations.Migration):
    """A team says how many are in it, and an index lists them by when they came."""

    dependencies = [("accounts", "0007_token_keys")]

    operations = [
        migrations.AddField(
            model_name="team", name="size", field=models.PositiveIntegerField(db_default=0, default=0)
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["team", "joined_at", "id"], name="membership_team_joined"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["team", "role", "joined_at", "id"], name="membership_team_role"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
