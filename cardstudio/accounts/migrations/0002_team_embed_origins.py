from django.db import migrations

import cardstudio.db.fields


class Migration(migrations.Migration):
    """Teams name the origins whose pages may hold their share buttons."""

    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField("team", "embed_origins", cardstudio.db.fields.JsonTextField(default=list)),
    ]
