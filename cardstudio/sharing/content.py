"""What a share link sends: the card content of its frozen version, filled."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.cards import fill, lint
from cardstudio.cards.channels import wrapped
from cardstudio.cards.measure import card_hash
from cardstudio.feishu.brands import in_brand
from cardstudio.sharing.models import ShareLink

JsonObject = dict[str, Any]
CHANNEL = "jsapi"


@dataclass(frozen=True)
class Content:
    """`card_content` as `tt.sendMessageCard` takes it, and the hash its card is known by."""

    card_content: JsonObject
    card_hash: str


def content_of(link: ShareLink, values: Any) -> Content:
    """The link's card with its fixed values and the blanks the visitor may fill.

    Raises:
        ApiError: 400 for values that are no object, and for a variable the link does not leave open; 422 + `report`
            when Feishu would refuse the card with these values.
    """
    if not isinstance(values, dict):
        raise ApiError("invalid", _("`values` must be an object."), fields={"values": [_("This must be an object.")]})
    closed = [name for name in values if name not in link.open_variables]
    if closed:
        fields = {f"values.{name}": [_("This is not yours to fill in.")] for name in closed}
        raise ApiError("locked", _("This link does not leave these values open."), fields=fields)
    card_content = document_content(link.version.document, {**link.values, **values}, visitor=link.open_variables)
    if values:
        # Without any, the card is the one that was checked when the link was made.
        _require_accepted(card_content)
    return Content(card_content, card_hash(card_content["card"]))


def document_content(document: JsonObject, values: JsonObject, *, visitor: Collection[str] = ()) -> JsonObject:
    """A document as card content. `visitor` names the values that come from a stranger and are never markup."""
    filled = fill(document, values, visitor=visitor)
    return wrapped(CHANNEL, filled.card, update_multi=document.get("update_multi") is not False)


def require_sendable(document: JsonObject) -> None:
    """Refuse a document the platform is known to refuse.

    Raises:
        ApiError: 422 with the linter's `report` beside the error.
    """
    _require_accepted(document_content(document, {}))


def _require_accepted(card_content: JsonObject) -> None:
    locale = "zh" if (get_language() or "").startswith("zh") else "en"
    report = lint(card_content, CHANNEL, locale, sending=True)
    if not report.ok:
        message = in_brand(_("Feishu would refuse this card. Mend its errors, then share it."), settings.FEISHU_BRAND)
        raise ApiError("card_refused", message, status=422, extra={"report": report.to_dict()})
