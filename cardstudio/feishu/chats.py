"""What the open platform says of chats (h5-jssdk §5.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from cardstudio.feishu import client, tickets
from cardstudio.feishu.config import AppConfig

PAGE_SIZE = 100
#: Requests one look-up may cost.
MOST_PAGES = 10


class Group(NamedTuple):
    open_chat_id: str
    name: str
    external: bool


def groups_of_app(app: AppConfig, wanted: Collection[str]) -> dict[str, Group]:
    """Of the groups the app's bot is in, the wanted ones by id. Others, and chats of two people, it cannot see.

    Needs a scope such as `im:chat:readonly`.

    Raises:
        PlatformError: no scope, or the platform could not be reached.
    """
    found: dict[str, Group] = {}
    for group in _groups(app):
        if group.open_chat_id in wanted:
            found[group.open_chat_id] = group
            if len(found) == len(wanted):
                break
    return found


def _groups(app: AppConfig) -> Iterator[Group]:
    page_token = ""
    for _page in range(MOST_PAGES):
        url = f"{app.hosts.api}/open-apis/im/v1/chats"
        token = tickets.tenant_token(app)
        data = client.call("GET", url, token=token, page_size=str(PAGE_SIZE), page_token=page_token).get("data")
        data = data if isinstance(data, dict) else {}
        items = data.get("items")
        yield from (_group(item) for item in (items if isinstance(items, list) else []) if isinstance(item, dict))
        page_token = str(data.get("page_token") or "")
        if data.get("has_more") is not True or not page_token:
            return


def _group(item: dict[str, Any]) -> Group:
    return Group(str(item.get("chat_id") or ""), str(item.get("name") or ""), item.get("external") is True)
