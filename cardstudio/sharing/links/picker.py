"""How a card is sent: the options of the client's chat picker (h5-jssdk §2.2, §2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject

PEOPLE_ONLY = 2
TEXT_LENGTH = 60


@dataclass(frozen=True)
class Option:
    """One field of `chooseChatParams`. `verified`: seen inside a real `sendMessageCard` call."""

    name: str
    kind: Literal["switch", "choice", "text"]
    default: bool | int | str
    label: str | Promise
    help: str | Promise = ""
    main: bool = False
    verified: bool = True


OPTIONS: tuple[Option, ...] = (
    Option("multiSelect", "switch", True, gettext_lazy("Several chats at once"), gettext_lazy("Up to 10."), main=True),
    Option("selectType", "choice", 0, gettext_lazy("Which chats"), gettext_lazy("What the picker lists."), main=True),
    Option(
        "externalChat",
        "switch",
        False,
        gettext_lazy("External chats"),
        gettext_lazy("People outside your organisation will see the card."),
        main=True,
    ),
    Option(
        "allowCreateGroup",
        "switch",
        False,
        gettext_lazy("New groups"),
        gettext_lazy("Lets the sender make a group on the spot. Not where only people are listed."),
        main=True,
    ),
    Option("confirmTitle", "text", "", gettext_lazy("Title of the confirmation")),
    Option("confirmDesc", "text", "", gettext_lazy("Text of the confirmation")),
    Option("ignoreSelf", "switch", False, gettext_lazy("Leave out the chat with yourself")),
    Option("ignoreBot", "switch", False, gettext_lazy("Leave out bots"), verified=False),
    Option("confirmText", "text", "", gettext_lazy("Words on the send button"), verified=False),
    Option("showMessageInput", "switch", False, gettext_lazy("Note field in the picker"), verified=False),
)
BY_NAME = {option.name: option for option in OPTIONS}
SELECT_TYPES: tuple[tuple[int, str | Promise], ...] = (
    (0, gettext_lazy("Groups and people")),
    (1, gettext_lazy("Groups only")),
    (PEOPLE_ONLY, gettext_lazy("People only")),
)


def picker_params(chosen: JSONObject) -> JSONObject:
    """What any path to the picker is asked with: the link's own choice, or else every switch at its default.

    A link to a list or to people has chosen nothing, and comes to the picker all the same where its client is too old
    or its list is empty. Without the switches the client's own defaults would let people outside in (`externalChat`),
    which nobody said yes to.
    """
    return chosen or choose_chat_params({})


def choose_chat_params(given: Any) -> JSONObject:
    """The picker's parameters, all of them written out, so that no client's own default decides.

    Texts are the exception: left empty they are not sent, since an empty title would replace the client's own.

    Raises:
        ApiError: 400 naming each unknown field and each value of the wrong type.
    """
    if not isinstance(given, dict):
        raise _invalid({"choose_chat_params": [_("This must be an object.")]})
    problems = {
        f"choose_chat_params.{name}": [problem] for name, value in given.items() if (problem := _problem(name, value))
    }
    if problems:
        raise _invalid(problems)
    params = {option.name: given.get(option.name, option.default) for option in OPTIONS}
    if params["selectType"] == PEOPLE_ONLY and params["allowCreateGroup"]:
        raise _invalid(
            {"choose_chat_params.allowCreateGroup": [_("No group can be made where only people are listed.")]}
        )
    return {name: value for name, value in params.items() if value != ""}


def _problem(name: str, value: Any) -> str:
    option = BY_NAME.get(name)
    if option is None:
        return _("The picker has no such option.")
    if option.kind == "switch":
        return "" if isinstance(value, bool) else _("This must be true or false.")
    if option.kind == "choice":
        known = isinstance(value, int) and not isinstance(value, bool) and value in dict(SELECT_TYPES)
        return "" if known else _("This must be 0, 1 or 2.")
    if not isinstance(value, str):
        return _("This must be text.")
    return "" if len(value) <= TEXT_LENGTH else _("At most %(count)d characters.") % {"count": TEXT_LENGTH}


def _invalid(fields: dict[str, list[str]]) -> ApiError:
    return ApiError("invalid", _("Some fields need another look."), fields=fields)
