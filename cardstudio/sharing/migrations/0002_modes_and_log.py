import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Modes are held to their fields, links may be private, and the team's log gets its indexes."""

    dependencies = [("accounts", "0001_initial"), ("sharing", "0001_initial")]

    operations = [
        migrations.AddField("sharelink", "private", models.BooleanField(default=False)),
        migrations.AddIndex("sharelink", models.Index(fields=["team", "-created_at"], name="share_link_team")),
        migrations.AddConstraint(
            "sharelink",
            models.CheckConstraint(
                condition=(Q(mode="people") & ~Q(people=[])) | (~Q(mode="people") & Q(people=[])),
                name="share_link_people_has_people",
            ),
        ),
        migrations.AddConstraint(
            "sharelink",
            models.CheckConstraint(
                condition=Q(mode="choose") | Q(choose_chat_params={}), name="share_link_picker_only_to_choose"
            ),
        ),
        migrations.AddConstraint(
            "sharelink",
            models.CheckConstraint(condition=Q(use_limit=None) | Q(use_limit__gte=1), name="share_link_use_limit"),
        ),
        # Filled by the next migration and required from the one after it: PostgreSQL alters no table in the
        # transaction that has just written to it.
        migrations.AddField(
            "attempt",
            "team",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.team"
            ),
        ),
        migrations.AddIndex("attempt", models.Index(fields=["team", "-started_at"], name="attempt_team_started")),
        migrations.AddIndex("delivery", models.Index(fields=["open_chat_id"], name="delivery_chat")),
    ]
