import django.db.models.deletion
from django.db import migrations, models

# Tokens are ASCII letters and digits and whatever is no ASCII (`search/tokens.py`), which is what this tokenizer keeps
# together. Nobody asks where in a text a token stands.
SQLITE = (
    "CREATE VIRTUAL TABLE library_search USING fts5("
    "tokens, content='library_searchtext', content_rowid='id', tokenize='ascii', detail=none, columnsize=0)",
    "CREATE TRIGGER library_search_insert AFTER INSERT ON library_searchtext BEGIN"
    " INSERT INTO library_search(rowid, tokens) VALUES (new.id, new.tokens); END",
    "CREATE TRIGGER library_search_delete AFTER DELETE ON library_searchtext BEGIN"
    " INSERT INTO library_search(library_search, rowid, tokens) VALUES ('delete', old.id, old.tokens); END",
    "CREATE TRIGGER library_search_update AFTER UPDATE OF tokens ON library_searchtext"
    " WHEN old.tokens <> new.tokens BEGIN"
    " INSERT INTO library_search(library_search, rowid, tokens) VALUES ('delete', old.id, old.tokens);"
    " INSERT INTO library_search(rowid, tokens) VALUES (new.id, new.tokens); END",
)
POSTGRESQL = (
    "CREATE INDEX library_search ON library_searchtext"
    " USING gin (array_to_tsvector(string_to_array(btrim(tokens), ' ')))",
)


def index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


# The triggers, and PostgreSQL's index, go with the table.
def unindex(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE library_search")


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0013_count_what_is_there"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("about", models.TextField()),
                ("body", models.TextField()),
                ("tokens", models.TextField()),
                (
                    "template",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="search", to="library.template"
                    ),
                ),
            ],
        ),
        migrations.RunPython(index, unindex),
    ]
