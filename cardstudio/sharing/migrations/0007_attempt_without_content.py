from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sharing", "0006_sent_content_filled")]

    operations = [migrations.RemoveField(model_name="attempt", name="card_content")]
