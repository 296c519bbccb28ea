from collections import Counter
from datetime import UTC, datetime, timedelta

from django.db import migrations
from django.db.models import Count, Max, OuterRef, Q, Subquery

CHUNK = 2_000
ARRIVED = ("sent", "partial")
EPOCH, SLOT, NO_CODE = datetime(1970, 1, 1, tzinfo=UTC), timedelta(minutes=15), -(2**31)


def count(apps, schema_editor):
    """As `attempts/recount.py` counts anew."""
    Attempt, Delivery = apps.get_model("sharing", "Attempt"), apps.get_model("sharing", "Delivery")
    link = apps.get_model("sharing", "ShareLink").objects.filter(pk=OuterRef("link"))
    Attempt.objects.update(template=Subquery(link.values("template")))
    there = Attempt.objects.filter(pk=OuterRef("attempt"))
    Delivery.objects.update(team=Subquery(there.values("team")), at=Subquery(there.values("started_at")))
    _links(apps.get_model("sharing", "ShareLink"))
    for team in apps.get_model("accounts", "Team").objects.values_list("pk", flat=True):
        _sums(Attempt, apps.get_model("sharing", "AttemptSum"), team)


def _links(ShareLink):
    used = ShareLink.objects.annotate(
        number=Count("attempts"),
        arrived=Count("attempts__attempt", filter=Q(attempts__state__in=ARRIVED), distinct=True),
        last=Max("attempts__started_at"),
    )
    for pk, number, arrived, last in list(used.filter(number__gt=0).values_list("pk", "number", "arrived", "last")):
        ShareLink.objects.filter(pk=pk).update(attempt_count=number, uses=arrived, last_attempt_at=last)


def _sums(Attempt, AttemptSum, team):
    numbers = Counter()
    rows = Attempt.objects.filter(team=team).values_list("template", "link", "started_at", "state", "err_code")
    for template, link, started_at, state, code in rows.iterator(CHUNK):
        for subject in (team, template, link):
            numbers[subject, (started_at - EPOCH) // SLOT, state, NO_CODE if code is None else code] += 1
    sums = (
        AttemptSum(team_id=team, subject=subject, slot=slot, state=state, code=code, number=number)
        for (subject, slot, state, code), number in numbers.items()
    )
    AttemptSum.objects.bulk_create(sums, batch_size=CHUNK)


class Migration(migrations.Migration):
    dependencies = [("sharing", "0012_sums_beside_attempts")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
