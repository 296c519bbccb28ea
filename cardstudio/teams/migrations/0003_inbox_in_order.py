from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_tokens_in_order'),
        ('teams', '0002_ways_in'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='notice',
            name='notice_user',
        ),
        migrations.RemoveIndex(
            model_name='notice',
            name='notice_waiting',
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['user', '-created_at', '-id'], name='notice_user'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('done_at', None), ('read_at', None)), fields=['user', 'kind'], name='notice_waiting'),
        ),
    ]
