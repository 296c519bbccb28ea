"""Where every new link starts: the button "Send", the form and programs ask here, so that none begins elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from cardstudio.accounts.models import User
from cardstudio.cards.types import JSONObject
from cardstudio.sharing.content.blanks import blanks_of
from cardstudio.sharing.links.audience import known_tenant
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import ShareLink

LIFE_DAYS = 7
DEFAULT_NOTE = True


def default_options(user: User, document: JSONObject, *, values: Mapping[str, Any] | None = None) -> LinkOptions:
    """What a link of this person to this document does unless something else is said.

    The picker has its own defaults (`picker.py`). A blank that is given one of `values` keeps it.
    """
    given = {name for name, value in (values or {}).items() if value is not None}
    return LinkOptions(
        with_additional_message=DEFAULT_NOTE,
        audience=default_audience(user),
        expires_at=timezone.now() + timedelta(days=LIFE_DAYS),
        open_variables=[
            blank.name for blank in blanks_of(document) if blank.is_open_by_default and blank.name not in given
        ],
    )


def default_audience(user: User) -> str:
    """The own organisation; where nobody knows which one that is, whoever has the address."""
    return ShareLink.Audience.TENANT if known_tenant(user) else ShareLink.Audience.ANYONE
