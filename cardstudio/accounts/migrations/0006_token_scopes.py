from django.db import migrations, models

import cardstudio.db.fields

READ = ["content", "library:read"]
WRITE = [*READ, "library:write", "share"]
#: What a token of before may do from now on, by the role it had.
SCOPES = {"viewer": READ, "editor": WRITE, "publisher": [*WRITE, "release"], "owner": [*WRITE, "release", "manage"]}


def scopes_of_roles(apps, schema_editor):
    """A token may what its role let it do when it was made; its maker's own role counts no more."""
    for role, scopes in SCOPES.items():
        apps.get_model("accounts", "ApiToken").objects.filter(role=role).update(scopes=scopes)


class Migration(migrations.Migration):
    """Tokens have scopes and may come to an end. The role stays for programs of before while they are replaced."""

    dependencies = [
        ("accounts", "0005_signed_in_devices"),
    ]

    operations = [
        migrations.AddField(
            model_name="apitoken",
            name="scopes",
            field=cardstudio.db.fields.JsonTextField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="apitoken",
            name="expires_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="apitoken",
            name="role",
            field=models.CharField(
                choices=[("owner", "Owner"), ("publisher", "Publisher"), ("editor", "Editor"), ("viewer", "Viewer")],
                db_default="viewer",
                default="viewer",
                max_length=16,
            ),
        ),
        migrations.RunPython(scopes_of_roles, migrations.RunPython.noop),
    ]
