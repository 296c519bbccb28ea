from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0015_texts_of_search_filled"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="template",
            name="text",
        ),
    ]
