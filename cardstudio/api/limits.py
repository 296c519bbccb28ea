"""How large a card or document may be that is looked at, changed or filled (contracts §strictness)."""

from __future__ import annotations

from typing import Any, NotRequired

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError, ErrorJson
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.json import encode
from cardstudio.cards.lint import Finding, Report
from cardstudio.cards.lint.weights import Weight
from cardstudio.cards.measure import card_hash
from cardstudio.cards.typed_dicts import ReportJson
from cardstudio.cards.types import JSONObject

#: Bytes of the compact JSON of a card, or of a document with all it declares.
MOST_BYTES = 256 * 1024


class TooLargeJson(ErrorJson):
    """A request that is too large. Of a card that is, `report` says so in one finding, for whoever shows findings."""

    report: NotRequired[ReportJson]


class RefusedJson(ErrorJson):
    """A card that cannot be sent like this; the report says why. It is absent where the card was not looked at."""

    report: NotRequired[ReportJson]


#: The answer of an endpoint that prepares a card for sending.
REFUSED = {422: RefusedJson}
#: The answer of an endpoint that works on a card or document.
TOO_LARGE = {413: TooLargeJson}


def is_oversize(subject: Any) -> bool:
    """Whether a card or document is too large to work on."""
    return len(encode(subject)) > MOST_BYTES


def require_size(subject: Any) -> None:
    """Refuse a card or document that is too large to work on.

    Raises:
        ApiError: 413 `card_too_large`, with a `report` whose one finding says so, for whoever shows findings.
    """
    if is_oversize(subject):
        message = _("A card is looked at up to %(most)d KB; this one is larger.") % {"most": MOST_BYTES // 1024}
        report = _unlooked(subject, message).to_dict()
        raise ApiError("card_too_large", message, status=413, extra={"report": report})


def _unlooked(subject: JSONObject, message: str) -> Report:
    """The report on what nobody looked at: it cannot be sent, and that is all that is known."""
    document = isinstance(subject.get("card"), dict)
    card = subject["card"] if document else subject
    size = len(encode(card))
    finding = Finding("", "too-large-to-check", "error", message, {"limit": MOST_BYTES})
    return Report(
        ok=False,
        format="2.0" if card.get("schema") == "2.0" else "1.0",
        envelope="document" if document else "card",
        card_hash=card_hash(card),
        size=size,
        elements=0,
        depth=0,
        tables=0,
        channels={name: Weight(False, size, channel.limit_bytes) for name, channel in CHANNELS.items()},
        findings=(finding,),
    )
