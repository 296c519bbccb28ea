"""What a link will do, in one line: "several chats · no external · note on"."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from cardstudio.cards.types import JSONObject
from cardstudio.sharing.links.link_defaults import DEFAULT_NOTE
from cardstudio.sharing.links.picker import BY_NAME, picker_params
from cardstudio.sharing.models import ShareLink

Mode = ShareLink.Mode
SEPARATOR = " · "
NOTE = "with_additional_message"


@dataclass(frozen=True)
class Switch:
    """One switch of a link, and what it comes to either way. `name` is its field in the form."""

    name: str
    on: str | Promise
    off: str | Promise

    def said(self, is_on: bool) -> str:
        return str(self.on if is_on else self.off)


PICKER_SWITCHES = (
    Switch("multiSelect", gettext_lazy("several chats"), gettext_lazy("one chat")),
    Switch("externalChat", gettext_lazy("external chats, too"), gettext_lazy("no external")),
)
NOTE_SWITCH = Switch(NOTE, gettext_lazy("note on"), gettext_lazy("no note"))
# The modes in which nobody chooses.
TARGETS: dict[str, str | Promise] = {
    Mode.LIST: gettext_lazy("all chats of the list"),
    Mode.PEOPLE: gettext_lazy("each person in their own chat"),
}


def summary_of(link: ShareLink) -> str:
    """The line of a link."""
    return _line(link.mode, link.choose_chat_params, link.with_additional_message)


def default_summary() -> str:
    """The line of a link that nothing else is said of."""
    return _line(Mode.CHOOSE, {}, DEFAULT_NOTE)


def _line(mode: str, params: JSONObject, note: bool) -> str:
    picker = picker_params(params)
    chosen = [one.said(bool(picker.get(one.name, BY_NAME[one.name].default))) for one in PICKER_SWITCHES]
    where = [str(TARGETS[mode])] if mode in TARGETS else chosen
    return SEPARATOR.join([*where, NOTE_SWITCH.said(note)])
