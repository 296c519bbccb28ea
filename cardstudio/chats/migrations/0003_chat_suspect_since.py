from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chats", "0002_kinds_people_stale")]

    operations = [
        migrations.AddField("chat", "suspect_since", models.DateTimeField(blank=True, null=True)),
    ]
