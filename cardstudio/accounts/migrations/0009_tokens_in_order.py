from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_team_size'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='apitoken',
            index=models.Index(condition=models.Q(('revoked_at', None)), fields=['team', '-created_at', 'id'], name='token_living'),
        ),
    ]
