import hashlib

from django.db import migrations

from cardstudio.cards import json as card_json

BATCH = 500


def keep_once(apps, schema_editor):
    """Equal contents of a team become one row. In batches, so that a long log needs no memory; a second run goes on."""
    Attempt = apps.get_model("sharing", "Attempt")
    SentContent = apps.get_model("sharing", "SentContent")
    known = {}
    left = Attempt.objects.filter(sent=None).exclude(card_content=None).order_by("pk")
    last = None
    while batch := list((left if last is None else left.filter(pk__gt=last))[:BATCH]):
        last = batch[-1].pk
        for attempt in batch:
            digest = hashlib.sha256(card_json.encode(attempt.card_content)).hexdigest()
            key = (attempt.team_id, digest)
            if key not in known:
                made, _ = SentContent.objects.get_or_create(
                    team_id=attempt.team_id, digest=digest, defaults={"content": attempt.card_content}
                )
                known[key] = made.pk
            attempt.sent_id = known[key]
        Attempt.objects.bulk_update(batch, ["sent"])


def write_back(apps, schema_editor):
    Attempt = apps.get_model("sharing", "Attempt")
    for attempt in Attempt.objects.exclude(sent=None).select_related("sent").iterator(BATCH):
        attempt.card_content = attempt.sent.content
        attempt.save(update_fields=["card_content"])


class Migration(migrations.Migration):
    dependencies = [("sharing", "0005_sent_content")]

    operations = [migrations.RunPython(keep_once, write_back)]
