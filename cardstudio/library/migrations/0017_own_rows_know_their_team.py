import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_team_size'),
        ('library', '0016_template_without_text'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='lastsent',
            name='team',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.team'),
        ),
        migrations.AddField(
            model_name='star',
            name='team',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.team'),
        ),
        migrations.AddIndex(
            model_name='lastsent',
            index=models.Index(fields=['user', 'team'], name='last_sent_team'),
        ),
        migrations.AddIndex(
            model_name='star',
            index=models.Index(fields=['user', 'team'], name='star_user_team'),
        ),
    ]
