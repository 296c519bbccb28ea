from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0018_blocks_from_files'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='version',
            name='version_document',
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['template', 'document_hash', '-number'], name='version_document'),
        ),
    ]
