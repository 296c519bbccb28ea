from functools import partial

from django.db import migrations
from django.db.models import Count, Q

PLACES = {
    "library": Q(deleted_at=None, archived_at=None),
    "archived": Q(deleted_at=None, archived_at__isnull=False),
    "trash": Q(deleted_at__isnull=False, gone_at=None),
}


def count(apps, schema_editor):
    """Each number by one pass over the templates."""
    model = partial(apps.get_model, "library")
    Template = model("Template")
    shown = Template.objects.filter(PLACES["library"])
    for place, where in PLACES.items():
        rows = Template.objects.filter(where).order_by().values_list("team").annotate(n=Count("pk"))
        model("PlaceCount").objects.bulk_create(
            [model("PlaceCount")(team_id=team, place=place, count=n) for team, n in rows], batch_size=500
        )
    for folder, n in shown.exclude(folder=None).order_by().values_list("folder").annotate(n=Count("pk")):
        model("Folder").objects.filter(pk=folder).update(cards=n)
    uses = Template.tags.through.objects.filter(template__deleted_at=None, template__archived_at=None)
    for tag, n in uses.order_by().values_list("tag").annotate(n=Count("pk")):
        model("Tag").objects.filter(pk=tag).update(uses=n)


class Migration(migrations.Migration):
    dependencies = [("library", "0012_counts_as_rows")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
