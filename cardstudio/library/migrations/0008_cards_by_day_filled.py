from datetime import UTC, timedelta

from django.db import migrations
from django.utils import timezone


def count_what_is_of_these_days(apps, schema_editor):
    """Calls were counted without their day. Those of ways that began in the last 30 days are all of them: they stand on the
    day of the last one. Of older ways nobody knows how many are of these days; they count from now on."""
    ContentUse, TokenDay = (apps.get_model('library', name) for name in ('ContentUse', 'TokenDay'))
    recent = ContentUse.objects.filter(first_at__gt=timezone.now() - timedelta(days=30))
    days = {}
    for token, at, calls in recent.values_list('token', 'last_at', 'calls').iterator():
        key = (token, at.astimezone(UTC).date())
        days[key] = days.get(key, 0) + calls
    TokenDay.objects.bulk_create(
        [TokenDay(token_id=token, day=day, cards=cards) for (token, day), cards in days.items()], batch_size=500
    )


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0007_cards_by_day'),
    ]

    operations = [
        migrations.RunPython(count_what_is_of_these_days, migrations.RunPython.noop),
    ]
