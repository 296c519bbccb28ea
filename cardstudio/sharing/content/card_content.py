"""What a share link sends: the card content of its frozen version, filled."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypedDict, cast
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.api.limits import require_size
from cardstudio.cards import Filled, Report, fill, lint
from cardstudio.cards import json as card_json
from cardstudio.cards.channels import wrapped
from cardstudio.cards.fill.drawn import drawn_with
from cardstudio.cards.fill.needs import may_miss
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.cards.measure import card_hash
from cardstudio.cards.typed_dicts import CardContentJson
from cardstudio.cards.types import JSONObject
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.errors import CauseJson
from cardstudio.sharing.content.blanks import open_blanks, problems_of, stand_ins
from cardstudio.sharing.content.exclude_kinds import KINDS, exclude_kinds
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.ttl_cache import TtlCache

CHANNEL = "jsapi"


class SharedContentJson(TypedDict):
    """What a page sends, and the name reports know its card by."""

    card_content: CardContentJson
    card_hash: str


class PreviewJson(SharedContentJson):
    """The same while somebody fills it in: `fields` are sentences by blank, `errors` what the platform would refuse."""

    fields: dict[str, list[str]]
    errors: list[str]
    bytes: int
    limit_bytes: int


@dataclass(frozen=True)
class Content:
    """`card_content` as `tt.sendMessageCard` takes it, and the hash its card is known by.

    Kept and handed out to several requests: nobody may change it.
    """

    card_content: JSONObject
    card_hash: str

    @cached_property
    def json(self) -> bytes:
        """What the page is answered."""
        answer: SharedContentJson = {
            "card_content": cast(CardContentJson, self.card_content),
            "card_hash": self.card_hash,
        }
        return card_json.encode(answer)


# A version never changes, and neither do a link's values: what nobody typed anything into is always the same card.
_UNTYPED: TtlCache[tuple[UUID, int, tuple[str, ...], bool], Content] = TtlCache(seconds=300, most=256)


def content_of(link: ShareLink, values: Any, *, complete: bool = False, without: tuple[str, ...] = ()) -> Content:
    """The link's card with its fixed values and the blanks the visitor may fill, without what it is to go without.

    With `complete`, every blank the card needs must be filled: that is what is asked of a card about to be sent. A link
    of before may lack one its sender is not asked for. `without` names kinds of things the platform alone can judge
    (`exclude_kinds.py`).

    Raises:
        ApiError: 400 for values that are no object, for a variable the link does not leave open, and for a value of
            another type or a missing one; 422 + `report` when Feishu would refuse the card with these values.
    """
    _require_open(link, values)
    if link.open_variables and (values or complete):
        return _filled(link, values, complete=complete, without=without)
    # Without any, the card is the one that was checked when the link was made.
    key = (link.pk, link.version_id, without, complete)
    return _UNTYPED.get(key, lambda: _content(link, {}, without, complete=complete))


def _filled(link: ShareLink, values: JSONObject, *, complete: bool, without: tuple[str, ...]) -> Content:
    fields = blank_problems(link, values, complete=complete)
    if fields:
        named = {f"values.{name}": said for name, said in fields.items()}
        raise ApiError("invalid", _("Some fields need another look."), fields=named)
    content = _content(link, values, without, complete=complete)
    _require_accepted(content.card_content)
    return content


def _content(link: ShareLink, values: JSONObject, without: tuple[str, ...], *, complete: bool = False) -> Content:
    given = {**link.values, **values}
    card_content = document_content(link.version.document, given, visitor=link.open_variables, complete=complete)
    if without:
        card = exclude_kinds(card_content["card"], without, lambda card: report_on({**card_content, "card": card}))
        card_content = {**card_content, "card": card}
        _require_accepted(card_content)
    return Content(card_content, card_hash(card_content["card"]))


def preview_of(link: ShareLink, values: Any) -> PreviewJson:
    """The card as it stands while somebody is filling it in, and all there is to say about it.

    Raises:
        ApiError: 400 for values that are not theirs to give; everything else is said, not refused.
    """
    _require_open(link, values)
    fields = blank_problems(link, values, complete=False)
    fitting = {name: value for name, value in values.items() if name not in fields}
    card_content = document_content(link.version.document, {**link.values, **fitting}, visitor=link.open_variables)
    report = report_on(card_content).to_dict()
    limits = report["channels"][CHANNEL]
    # What is not filled in yet is said by its own field, in words.
    told = [found for found in report["findings"] if found["rule"] != "placeholder-left"]
    errors = [found["message"] for found in told if found["severity"] == "error"]
    return {
        "card_content": cast(CardContentJson, {**card_content, "card": _in_words(link, fitting)}),
        "card_hash": card_hash(card_content["card"]),
        "fields": fields,
        "errors": errors,
        "bytes": limits["bytes"],
        "limit_bytes": limits["limit_bytes"],
    }


def shown_card(link: ShareLink, content: Content) -> JSONObject:
    """What a page shows of `content` before anybody has filled anything in."""
    card: JSONObject = content.card_content["card"]
    return _in_words(link, {}) if link.open_variables else card


def _in_words(link: ShareLink, values: JSONObject) -> JSONObject:
    """The link's card for whoever fills it in: blanks without a value are called by their labels."""
    return drawn_with(link.version.document, {**link.values, **values}, visitor=link.open_variables)


def blank_problems(link: ShareLink, values: JSONObject, *, complete: bool) -> dict[str, list[str]]:
    """What is wrong with a visitor's values, in sentences by name."""
    blanks = open_blanks(link)
    fields = problems_of(blanks, values)
    if complete:
        given = {**link.values, **values}
        missing = [blank.name for blank in blanks if blank.must_be_filled and given.get(blank.name) is None]
        fields |= {name: [_("Fill this in.")] for name in missing}
    return fields


def document_content(
    document: JSONObject, values: JSONObject, *, visitor: Collection[str] = (), complete: bool = False
) -> JSONObject:
    """A document as card content. `visitor` names the values that come from a stranger and are never markup.

    Raises:
        ApiError: 422 + `report` naming each value the card needs and nobody gave, or saying why the values can't be
            put in, if it is to be `complete`.
    """
    filled = fill(document, values, visitor=visitor)
    if complete:
        _require_filled(document, filled)
    return _wrapped(document, filled)


def _wrapped(document: JSONObject, filled: Filled) -> JSONObject:
    return wrapped(CHANNEL, filled.card, update_multi=document.get("update_multi") is not False)


def require_sendable(document: JSONObject, values: JSONObject, open_variables: list[str]) -> None:
    """Refuse a document the platform is known to refuse; open blanks are taken for filled.

    Raises:
        ApiError: 422 with the linter's `report` beside the error, also for a blank that nobody would fill and that the
            card needs, whatever its senders fill in; 413 for a document that is too large to be looked at.
    """
    require_size(document)
    given = {name: value for name, value in values.items() if value is not None}
    given = {**stand_ins(document, open_variables), **given}
    filled = fill(document, given, visitor=open_variables)
    seen = {(problem.pointer, problem.rule, problem.params.get("name")) for problem in filled.problems}
    needed = may_miss(document, values, open_variables)
    others = [one for one in needed if (one.pointer, one.rule, one.params.get("name")) not in seen]
    _require_filled(document, replace(filled, problems=(*filled.problems, *others)))
    _require_accepted(_wrapped(document, filled))


def report_on(card_content: JSONObject) -> Report:
    """The linter's report on card content about to be sent."""
    return lint(card_content, CHANNEL, card_locale(), sending=True, callbacks=bool(settings.CARD_CALLBACK))


def likely_causes(link: ShareLink) -> list[CauseJson]:
    """What only the platform can decide about the link's card: where a refusal most likely comes from.

    Each with its `kind`, for `content_of(without=…)`, and what sending without it is called.
    """
    found = [one for one in report_on(content_of(link, {}).card_content).findings if one.rule in KINDS]
    return [{"kind": one.rule, "message": one.message, "without": str(KINDS[one.rule])} for one in found]


def _require_open(link: ShareLink, values: Any) -> None:
    if not isinstance(values, dict):
        raise ApiError("invalid", _("`values` must be an object."), fields={"values": [_("This must be an object.")]})
    closed = [name for name in values if name not in link.open_variables]
    if closed:
        fields = {f"values.{name}": [_("This is not yours to fill in.")] for name in closed}
        raise ApiError("locked", _("This link does not leave these values open."), fields=fields)


def _require_filled(document: JSONObject, filled: Filled) -> None:
    if filled.ok:
        return
    called = {name: variable.called for name, variable in declared(document).items()}
    fields = {f"values.{name}": [_("The card needs “%(blank)s”.") % {"blank": called[name]}] for name in filled.missing}
    report = lint_filled(filled, CHANNEL, card_locale()).to_dict()
    if filled.missing:
        message = _("Something the card needs is not filled in.")
        raise ApiError("missing_value", message, status=422, fields=fields, extra={"report": report})
    raise ApiError(
        "card_refused", _("The card can't be filled with these values."), status=422, extra={"report": report}
    )


def _require_accepted(card_content: JSONObject) -> None:
    report = report_on(card_content)
    if not report.ok:
        message = _("Feishu would refuse this card. Mend its errors, then share it.")
        branded = in_brand(message, settings.FEISHU_BRAND)
        raise ApiError("card_refused", branded, status=422, extra={"report": report.to_dict()})
