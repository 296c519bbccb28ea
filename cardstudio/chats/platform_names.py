"""Names and external marks from the open platform, where the app may see them."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import Future

import structlog
from django.conf import settings
from django.core.cache import cache

from cardstudio.chats.entries import chats_describe
from cardstudio.chats.models import Chat, ChatList
from cardstudio.feishu.chats import Group, groups_of_app
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig, app_config
from cardstudio.outbound import background
from cardstudio.outbound.deadline import within
from cardstudio.outbound.http import SECONDS

log = structlog.get_logger(__name__)
# After a refusal (a missing scope, most often) the platform is not asked about the same list again for a while.
PAUSE_SECONDS = 60
# Whoever adds chats waits so long to see their names at once; a slower platform's come a little later.
SOON_SECONDS = 1.0

Groups = dict[str, Group]


def names_fetch(chat_list: ChatList) -> int | None:
    """Ask the platform about the chats of a list; how many changed, None when it would not say.

    For callers who have just let somebody write to the list. Never in a transaction: this waits for the network.

    Raises:
        PlatformError: it did not answer; asking again later may help.
    """
    wanted = _wanted(chat_list)
    if not wanted:
        return None
    try:
        return _describe(chat_list, _groups(chat_list.pk, _app(chat_list), wanted))
    except PlatformError as error:
        if error.unavailable:
            raise
        return None


def names_soon(chat_list: ChatList) -> None:
    """The same beside everything else, for chats that were added a moment ago: their page never waits for it."""
    wanted, app = _wanted(chat_list), _app(chat_list)
    asked = background.submit(lambda: _asked(chat_list, app, wanted)) if wanted else None
    if asked is None:
        return
    try:
        groups = asked.result(SOON_SECONDS)
    except TimeoutError:
        asked.add_done_callback(lambda done: _describe_later(chat_list, done))
        return
    _describe(chat_list, groups)


def _asked(chat_list: ChatList, app: AppConfig, wanted: Collection[str]) -> Groups:
    try:
        return _groups(chat_list.pk, app, wanted)
    except PlatformError:
        return {}


def _describe_later(chat_list: ChatList, done: Future[Groups]) -> None:
    # Called in the thread that asked, which then holds a place no longer: the write is a task of its own.
    groups = done.result()
    if groups:
        background.submit(lambda: _describe(chat_list, groups))


def _wanted(chat_list: ChatList) -> set[str]:
    """Whom to ask about; nobody soon after a refusal, or where the platform knows nothing of the kind."""
    if not settings.FEISHU_APP_ID or chat_list.kind != ChatList.Kind.CHATS or cache.get(_pause(chat_list.pk)):
        return set()
    return set(Chat.objects.filter(list=chat_list).values_list("open_chat_id", flat=True))


def _groups(list_id: object, app: AppConfig, wanted: Collection[str]) -> Groups:
    """What the platform says, within one deadline for all its pages."""
    try:
        with within(SECONDS):
            return groups_of_app(app, wanted)
    except PlatformError as error:
        if not error.unavailable:
            cache.set(_pause(list_id), 1, PAUSE_SECONDS)
        log.info("chats.no_names", chat_list=str(list_id), code=error.code)
        raise


def _describe(chat_list: ChatList, groups: Groups) -> int:
    if not groups:
        return 0
    names = {open_chat_id: (group.name, group.external) for open_chat_id, group in groups.items()}
    return chats_describe(chat_list=chat_list, names=names)


def _app(chat_list: ChatList) -> AppConfig:
    app = chat_list.app
    return app_config(brand=app.brand, app_id=app.app_id, secret=app.secret)


def _pause(list_id: object) -> str:
    return f"chats:no-names:{list_id}"
