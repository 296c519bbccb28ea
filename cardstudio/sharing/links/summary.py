"""What a link will do, in one line: "several chats · no external · note on"."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

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
    picker = picker_params(link.choose_chat_params)
    chosen = [one.said(bool(picker.get(one.name, BY_NAME[one.name].default))) for one in PICKER_SWITCHES]
    where = [str(TARGETS[link.mode])] if link.mode in TARGETS else chosen
    return SEPARATOR.join([*where, NOTE_SWITCH.said(link.with_additional_message)])
