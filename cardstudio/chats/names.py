"""Names and external marks from the open platform, where the app may see them."""

from __future__ import annotations

import structlog
from django.conf import settings
from django.core.cache import cache

from cardstudio.chats.entries import chats_describe
from cardstudio.chats.models import Chat, ChatList
from cardstudio.feishu.chats import groups_of_app
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import app_config

log = structlog.get_logger(__name__)
# After a refusal (a missing scope, most often) the platform is not asked about the same list again for a while.
PAUSE_SECONDS = 60


def names_fetch(chat_list: ChatList) -> int | None:
    """Ask the platform about the chats of a list; how many changed, None when it would not say.

    For callers who have just let somebody write to the list. Never in a transaction: this waits for the network.
    """
    if not settings.FEISHU_APP_ID or chat_list.kind != ChatList.Kind.CHATS:
        return None
    app = chat_list.app
    pause = f"chats:no-names:{chat_list.pk}"
    wanted = set(Chat.objects.filter(list=chat_list).values_list("open_chat_id", flat=True))
    if not wanted or cache.get(pause):
        return None
    try:
        groups = groups_of_app(app_config(brand=app.brand, app_id=app.app_id, secret=app.secret), wanted)
    except PlatformError as error:
        cache.set(pause, 1, PAUSE_SECONDS)
        log.info("chats.no_names", chat_list=str(chat_list.pk), code=error.code)
        return None
    names = {open_chat_id: (group.name, group.external) for open_chat_id, group in groups.items()}
    return chats_describe(chat_list=chat_list, names=names)
