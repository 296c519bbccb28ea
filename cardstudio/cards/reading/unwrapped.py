"""What reading a text gives: the card, and what it was found in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cardstudio.cards.json import Unreadable
from cardstudio.cards.messages import note_message
from cardstudio.cards.reading.steps import Steps
from cardstudio.cards.typed_dicts import NoteJson
from cardstudio.cards.types import JSONObject, JSONValue


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that was noticed on the way in; ``rule`` names a sentence in :mod:`cardstudio.cards.messages`."""

    rule: str
    params: dict[str, Any] = field(default_factory=dict)

    def message(self, locale: str = "en") -> str:
        return note_message(self.rule, self.params, locale)

    def to_dict(self, locale: str = "en") -> NoteJson:
        return {"rule": self.rule, "params": self.params, "message": self.message(locale)}


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A card out of its wrapper.

    ``envelope`` is what held the card: a word of the lint report (contracts §lint-report), of which ``template_ref``
    holds none. Where no card was found it names what was read instead: a word of
    :mod:`~cardstudio.cards.reading.foreign`.
    ``document`` is what a template would store: the pasted document itself, or one made of a designer export with its
    variables and mock data, or of code with variables in it; ``None`` for everything else. ``outer`` is the object the
    card was found in. ``fault`` names a rule where the wrapper itself would be refused, and ``extra`` the
    number of keys around the card that are one too many. ``root`` is all that was read.
    ``reference`` is the object that names a template or card of the platform, where there is no card for that reason.
    ``found_at`` leads from the text to ``card``, or from the object where no text was read; it is empty where no place
    can be told.
    """

    envelope: str
    card: JSONObject | None
    document: JSONObject | None = None
    notes: tuple[Note, ...] = ()
    outer: JSONObject | None = None
    fault: str | None = None
    duplicates: tuple[str, ...] = ()
    root: JSONValue = None
    found_at: Steps = ()
    extra: int = 0
    reference: JSONObject | None = None

    @property
    def subject(self) -> JSONObject | None:
        """The card that is looked at and mended: the one a template would store. ``None`` where there is none."""
        kept = self.document.get("card") if self.document is not None else None
        return kept if isinstance(kept, dict) else self.card

    @property
    def is_reference(self) -> bool:
        """Whether it names a template or card that is kept on the platform, which can be sent but not shown."""
        return self.envelope == "template_ref"

    def why_no_card(self) -> Unreadable:
        """What to say to those who need a card, where ``card`` is ``None``."""
        return Unreadable("template-reference") if self.is_reference else Unreadable("no-card", what=self.envelope)
