from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    team = apps.get_model("library", "Template").objects.filter(pk=OuterRef("template")).values("team")
    for kind in ("Star", "LastSent"):
        apps.get_model("library", kind).objects.update(team=Subquery(team))


class Migration(migrations.Migration):
    """Here, since the rows of the last sendings are made by 0011."""

    dependencies = [("sharing", "0014_own_links_newest_first"), ("library", "0017_own_rows_know_their_team")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
