from django.db import migrations, models

ARRIVED = ("sent", "partial")
CHUNK = 2_000


def tell_the_library(apps, schema_editor):
    """When each card last went out, to how many chats, and when each person last sent it."""
    Attempt = apps.get_model("sharing", "Attempt")
    rows = Attempt.objects.filter(state__in=ARRIVED).order_by("started_at")
    cards, people = {}, {}
    for pk, at, template, sender in rows.values_list("pk", "started_at", "link__template", "sender").iterator(CHUNK):
        cards[template] = (pk, at)
        if sender is not None:
            people[sender, template] = (pk, at)
    for template, (pk, at) in cards.items():
        _note_card(apps, template, pk, at)
    LastSent = apps.get_model("library", "LastSent")
    made = [
        LastSent(user_id=user, template_id=template, attempt=pk, at=at)
        for (user, template), (pk, at) in people.items()
    ]
    LastSent.objects.bulk_create(made, batch_size=CHUNK, ignore_conflicts=True)


def _note_card(apps, template, pk, at):
    Attempt, Delivery = apps.get_model("sharing", "Attempt"), apps.get_model("sharing", "Delivery")
    attempt = Attempt.objects.select_related("link").only("attempt", "link__mode", "link__people").get(pk=pk)
    calls = Attempt.objects.filter(link=attempt.link_id, attempt=attempt.attempt)
    named = Delivery.objects.filter(attempt__in=calls).exclude(open_chat_id=None).exclude(open_chat_id="")
    arrived = named.filter(models.Q(status=0) | models.Q(status=None)).values("open_chat_id").distinct().count()
    count = len(attempt.link.people) if attempt.link.mode == "people" else arrived
    apps.get_model("library", "Template").objects.filter(pk=template).update(sent_at=at, sent_count=count)


class Migration(migrations.Migration):
    dependencies = [("library", "0004_last_sent"), ("sharing", "0010_attempt_values")]

    operations = [migrations.RunPython(tell_the_library, migrations.RunPython.noop)]
