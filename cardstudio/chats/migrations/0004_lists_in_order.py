from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0009_tokens_in_order'),
        ('chats', '0003_chat_suspect_since'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='chatlist',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['team', 'name', 'id'], name='chat_list_by_name'),
        ),
    ]
