"""What somebody chooses for a new link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cardstudio.cards.types import JSONObject
from cardstudio.chats.models import ChatList
from cardstudio.library.content import Which
from cardstudio.sharing.models import ShareLink


@dataclass(frozen=True)
class LinkOptions:
    """How a link sends, whom it lets in, and until when; unchecked, as somebody asked for it.

    `picker` holds options of the chat picker (`picker.py`), `chat_list` and `people` the targets of the other modes
    (`targets.py`). `values` fills blanks for good, except those named in `open_variables`: these the visitor fills in,
    with the value as where they start. `private` as in `ShareLink`. `version` and `follow` say what is sent
    (`link_version.py`).
    """

    mode: str = ShareLink.Mode.CHOOSE
    picker: Mapping[str, Any] = field(default_factory=dict)
    chat_list: ChatList | None = None
    people: Sequence[Mapping[str, Any]] = ()
    with_additional_message: bool = False
    audience: str = ShareLink.Audience.ANYONE
    expires_at: datetime | None = None
    use_limit: int | None = None
    values: JSONObject = field(default_factory=dict)
    open_variables: list[str] = field(default_factory=list)
    private: bool = False
    version: Which = None
    follow: bool = False
