import django.db.models.deletion
from django.db import migrations, models


# SQLite takes nulls for the smallest, so that they come last by themselves, and refuses to be told so in an index.
def index_by_sending(apps, schema_editor):
    nulls = " NULLS LAST" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(
        f"CREATE INDEX template_shown_sent ON library_template (team_id, sent_at DESC{nulls}, updated_at DESC, id DESC)"
        " WHERE deleted_at IS NULL AND archived_at IS NULL"
    )


def unindex_by_sending(apps, schema_editor):
    schema_editor.execute("DROP INDEX template_shown_sent")


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_token_keys'),
        ('library', '0011_blocks'),
    ]

    operations = [
        migrations.CreateModel(
            name='PlaceCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(max_length=8)),
                ('count', models.PositiveIntegerField(db_default=0, default=0)),
            ],
        ),
        migrations.RemoveIndex(
            model_name='template',
            name='template_team_state',
        ),
        migrations.AddField(
            model_name='folder',
            name='cards',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='tag',
            name='uses',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='template',
            name='changed',
            field=models.GeneratedField(db_persist=True, expression=models.Q(('release__isnull', False), models.Q(('draft_hash', models.F('release_hash')), _negated=True)), output_field=models.BooleanField()),
        ),
        migrations.AddField(
            model_name='template',
            name='faulty',
            field=models.GeneratedField(db_persist=True, expression=models.Q(('errors__gt', 0), ('warnings__gt', 0), _connector='OR'), output_field=models.BooleanField()),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None)), fields=['team', '-updated_at', '-id'], name='template_shown_updated'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None)), fields=['team', 'name', 'id'], name='template_shown_name'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None)), fields=['team', '-created_at', '-id'], name='template_shown_created'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None)), fields=['folder', '-updated_at', '-id'], name='template_shown_folder'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None)), fields=['team', 'created_by', '-updated_at', '-id'], name='template_shown_mine'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None), ('release', None)), fields=['team', '-updated_at', '-id'], name='template_unreleased'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None), ('changed', True)), fields=['team', '-updated_at', '-id'], name='template_changed'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at', None), ('deleted_at', None), ('faulty', True)), fields=['team', '-updated_at', '-id'], name='template_faulty'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('archived_at__isnull', False), ('deleted_at', None)), fields=['team', '-updated_at', '-id'], name='template_archived'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False), ('gone_at', None)), fields=['team', '-updated_at', '-id'], name='template_trashed'),
        ),
        migrations.AddField(
            model_name='placecount',
            name='team',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='place_counts', to='accounts.team'),
        ),
        migrations.AddConstraint(
            model_name='placecount',
            constraint=models.UniqueConstraint(fields=('team', 'place'), name='place_count_unique'),
        ),
        migrations.AddIndex(
            model_name='template',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False), ('gone_at', None)), fields=['team', 'deleted_at'], name='template_trashed_at'),
        ),
        migrations.RunPython(index_by_sending, unindex_by_sending),
    ]
