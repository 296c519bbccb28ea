from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    links = apps.get_model("sharing", "ShareLink").objects.filter(pk=OuterRef("link"))
    apps.get_model("sharing", "Attempt").objects.update(team=Subquery(links.values("team")[:1]))


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_modes_and_log")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
