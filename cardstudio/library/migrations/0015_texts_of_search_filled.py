from django.db import migrations, transaction

from cardstudio.cards.outline import text_for_people
from cardstudio.library.documents import TITLE_LENGTH, preview
from cardstudio.library.search.tokens import normal, tokens_of

BATCH = 200


def fill(apps, schema_editor):
    """Some cards at a time, each time for good: stopped anywhere, it goes on from there."""
    Template = apps.get_model("library", "Template")
    due = Template.objects.filter(search=None).exclude(draft=None).order_by("pk").values_list("pk", flat=True)
    batch = list(due[:BATCH])
    while batch:
        with transaction.atomic():
            write(apps, Template.objects.filter(pk__in=batch).select_related("draft").prefetch_related("tags"))
        batch = list(due.filter(pk__gt=batch[-1])[:BATCH])


def write(apps, templates):
    """Titles and thumbnails, too, of cards that were saved when they still showed the names of blanks."""
    templates = list(templates)
    rows = [row_of(apps, template) for template in templates]
    apps.get_model("library", "SearchText").objects.bulk_create(rows)
    apps.get_model("library", "Template").objects.bulk_update(templates, ["title"])
    apps.get_model("library", "Draft").objects.bulk_update([one.draft for one in templates], ["preview"], batch_size=50)


def row_of(apps, template):
    document = template.draft.document
    said = text_for_people(document)
    template.title = said.title.replace("\0", "")[:TITLE_LENGTH]
    template.draft.preview = preview(document)
    name, body = normal(template.name), normal(said.text)
    about = normal("\n".join(sorted([template.description, *(tag.name for tag in template.tags.all())])))
    return apps.get_model("library", "SearchText")(
        template_id=template.pk,
        name=name,
        about=about,
        body=body,
        tokens=tokens_of(team=template.team_id.hex, name=name, texts=(about, body)),
    )


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("library", "0014_texts_of_search")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
