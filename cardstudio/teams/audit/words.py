"""What the audit log says: one sentence for each action, made from what was written down with it.

A sentence may name `%(name)s` (what it was done to), `%(before)s`, `%(after)s`, `%(number)s`. Nothing else of an entry
is ever shown, so no card, value or secret can be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.accounts.models import AuditEntry, Door, Role
from cardstudio.accounts.roles import ROLE_NAMES

#: Kinds of things that are done, as the filter offers them.
KINDS: dict[str, Promise] = {
    "cards": gettext_lazy("Cards"),
    "releases": gettext_lazy("Versions and releases"),
    "links": gettext_lazy("Links"),
    "lists": gettext_lazy("Chat lists"),
    "people": gettext_lazy("People and roles"),
    "team": gettext_lazy("Team and programs"),
}
DOORS: dict[str, Promise] = {
    Door.SHUT: gettext_lazy("by invitation only"),
    Door.ASK: gettext_lazy("an owner lets them in"),
    Door.OPEN: gettext_lazy("they join by themselves"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """How an action is told. `important`: it changes who may do what, or what reaches others."""

    kind: str
    icon: str
    sentence: Promise
    important: bool = False


ACTIONS: dict[str, Words] = {
    "template.created": Words("cards", "plus", gettext_lazy("made “%(name)s”")),
    "template.updated": Words("cards", "pencil", gettext_lazy("changed description, folder or tags of “%(name)s”")),
    "template.renamed": Words("cards", "pencil", gettext_lazy("renamed “%(before)s” to “%(after)s”")),
    "template.deleted": Words("cards", "trash-2", gettext_lazy("put “%(name)s” in the trash"), important=True),
    "template.restored": Words("cards", "archive-restore", gettext_lazy("took “%(name)s” out of the trash")),
    "template.purged": Words("cards", "trash-2", gettext_lazy("deleted “%(name)s” for good"), important=True),
    "template.expired": Words("cards", "trash-2", gettext_lazy("“%(name)s” was in the trash for too long and is gone")),
    "trash.emptied": Words(
        "cards", "trash-2", gettext_lazy("emptied the trash, cards deleted for good: %(number)s"), important=True
    ),
    "template.archived": Words("cards", "archive", gettext_lazy("archived “%(name)s”")),
    "template.unarchived": Words("cards", "archive-restore", gettext_lazy("brought “%(name)s” back from the archive")),
    "template.starting_point": Words("cards", "layout-template", gettext_lazy("made “%(name)s” a starting point")),
    "template.no_starting_point": Words(
        "cards", "layout-template", gettext_lazy("took “%(name)s” from the starting points")
    ),
    "offer.made": Words(
        "links", "link", gettext_lazy("made a link by which other teams copy “%(name)s”"), important=True
    ),
    "offer.revoked": Words("links", "ban", gettext_lazy("took back a link by which other teams copy “%(name)s”")),
    "offer.taken": Words("cards", "copy", gettext_lazy("copied “%(name)s” for another team, by a link")),
    "template.moved_out": Words("cards", "send", gettext_lazy("moved “%(name)s” to another team"), important=True),
    "template.moved_in": Words("cards", "plus", gettext_lazy("moved “%(name)s” here from another team")),
    "draft.saved": Words("cards", "pencil", gettext_lazy("edited “%(name)s”")),
    "folder.created": Words("cards", "folder", gettext_lazy("made the folder “%(name)s”")),
    "folder.updated": Words("cards", "folder", gettext_lazy("renamed the folder “%(before)s” to “%(name)s”")),
    "folder.deleted": Words("cards", "folder", gettext_lazy("deleted the folder “%(name)s”; its cards stay")),
    "block.created": Words("cards", "plus", gettext_lazy("made the block “%(name)s”")),
    "block.updated": Words("cards", "pencil", gettext_lazy("saved the block “%(name)s” again")),
    "block.renamed": Words("cards", "pencil", gettext_lazy("renamed the block “%(before)s” to “%(name)s”")),
    "block.deleted": Words("cards", "trash-2", gettext_lazy("deleted the block “%(name)s”")),
    "library.imported": Words("cards", "plus", gettext_lazy("imported cards from files")),
    "samples.given": Words("cards", "plus", gettext_lazy("got the sample cards")),
    "version.kept": Words("releases", "git-branch", gettext_lazy("kept v%(number)s of “%(name)s”")),
    "version.noted": Words("releases", "pencil", gettext_lazy("changed the note of v%(number)s of “%(name)s”")),
    "version.published": Words(
        "releases", "git-branch", gettext_lazy("published v%(number)s of “%(name)s”"), important=True
    ),
    "version.restored": Words("releases", "history", gettext_lazy("made v%(number)s the draft of “%(name)s” again")),
    "release.made": Words(
        "releases",
        "circle-check",
        gettext_lazy("made %(after)s the release of “%(name)s”"),
        important=True,
    ),
    "release.moved": Words(
        "releases",
        "circle-check",
        gettext_lazy("moved the release of “%(name)s” from %(before)s to %(after)s"),
        important=True,
    ),
    "token.pinned": Words(
        "team", "key-round", gettext_lazy("pinned a token to v%(number)s of “%(name)s”"), important=True
    ),
    "token.unpinned": Words("team", "key-round", gettext_lazy("let a pinned token follow the release of “%(name)s”")),
    "share_link.created": Words("links", "link", gettext_lazy("made a link that sends v%(number)s of “%(name)s”")),
    "share_link.updated": Words("links", "link", gettext_lazy("let a link send v%(number)s of “%(name)s”")),
    "share_link.revoked": Words("links", "ban", gettext_lazy("revoked a link of “%(name)s”"), important=True),
    "chat_list.created": Words("lists", "messages-square", gettext_lazy("made the list “%(name)s”")),
    "chat_list.renamed": Words("lists", "messages-square", gettext_lazy("renamed the list “%(before)s” to “%(name)s”")),
    "chat_list.deleted": Words("lists", "messages-square", gettext_lazy("deleted the list “%(name)s”"), important=True),
    "chat_list.restored": Words("lists", "messages-square", gettext_lazy("brought the list “%(name)s” back")),
    "chat_list.copied": Words("lists", "messages-square", gettext_lazy("copied the list “%(name)s” here")),
    "chats.added": Words("lists", "messages-square", gettext_lazy("added targets to the list “%(name)s”")),
    "chats.removed": Words("lists", "messages-square", gettext_lazy("removed targets from the list “%(name)s”")),
    "chats.restored": Words(
        "lists", "messages-square", gettext_lazy("put removed targets back on the list “%(name)s”")
    ),
    "chat.changed": Words("lists", "messages-square", gettext_lazy("changed a target of the list “%(name)s”")),
    "member.added": Words("people", "user-plus", gettext_lazy("%(name)s joined as %(after)s"), important=True),
    "member.role": Words("people", "users", gettext_lazy("made %(name)s %(after)s, was %(before)s"), important=True),
    "member.removed": Words("people", "users", gettext_lazy("removed %(name)s, who was %(before)s"), important=True),
    "member.left": Words("people", "users", gettext_lazy("left; was %(before)s"), important=True),
    "invite.created": Words("people", "user-plus", gettext_lazy("made an invitation for %(after)s"), important=True),
    "invite.revoked": Words("people", "ban", gettext_lazy("revoked an invitation for %(before)s")),
    "join_request.made": Words("people", "user-plus", gettext_lazy("%(name)s asked to join")),
    "join_request.withdrawn": Words("people", "user-plus", gettext_lazy("%(name)s no longer asks to join")),
    "join_request.accepted": Words("people", "user-plus", gettext_lazy("let %(name)s in as %(after)s"), important=True),
    "join_request.declined": Words("people", "user-plus", gettext_lazy("declined %(name)s, who asked to join")),
    "team.created": Words("team", "users", gettext_lazy("made the team “%(name)s”")),
    "team.renamed": Words("team", "pencil", gettext_lazy("renamed the team from “%(before)s” to “%(after)s”")),
    "team.door": Words(
        "team", "users", gettext_lazy("changed how colleagues get in: %(after)s (was: %(before)s)"), important=True
    ),
    "team.deleted": Words("team", "trash-2", gettext_lazy("deleted the team"), important=True),
    "team.restored": Words(
        "team", "archive-restore", gettext_lazy("took the deleting of the team back"), important=True
    ),
    "team.purged": Words("team", "trash-2", gettext_lazy("removed the team “%(name)s” for good")),
    "team.embed_origins": Words(
        "team", "link", gettext_lazy("changed which pages may hold the team’s share buttons"), important=True
    ),
    "token.created": Words("team", "key-round", gettext_lazy("made the token “%(name)s”"), important=True),
    "token.rotated": Words("team", "key-round", gettext_lazy("rotated the token “%(name)s”"), important=True),
    "token.revoked": Words("team", "key-round", gettext_lazy("revoked the token “%(name)s”"), important=True),
    "user.created": Words("people", "users", gettext_lazy("signed in for the first time")),
    "user.signed_in": Words("people", "users", gettext_lazy("signed in")),
    "user.signed_out_everywhere": Words("people", "users", gettext_lazy("signed out on all devices")),
    "user.signed_out_device": Words("people", "users", gettext_lazy("signed out on one device")),
    "user.signed_out_others": Words("people", "users", gettext_lazy("signed out on all other devices")),
    "user.deleted": Words("people", "users", gettext_lazy("was deleted by the operator"), important=True),
}
#: What an action from before there were words for it is told as.
_OTHER = Words("team", "info", gettext_lazy("did something this version has no words for"))


def words_of(action: str) -> Words:
    return ACTIONS.get(action, _OTHER)


def actions_of(kind: str) -> list[str]:
    """The actions a filter for this kind finds."""
    return [action for action, words in ACTIONS.items() if words.kind == kind]


def important_actions() -> list[str]:
    return [action for action, words in ACTIONS.items() if words.important]


def sentence_of(entry: AuditEntry, names: Mapping[str, str]) -> str:
    """What was done, in words. `names` by target, for entries that did not write down what theirs was called."""
    detail: Mapping[str, Any] = entry.detail
    name = detail.get("name") or names.get(entry.target) or _("something that is gone")
    said = {
        "name": name,
        "number": detail.get("number", detail.get("version", "?")),
        "before": _value(detail.get("before")),
        "after": _value(detail.get("after")),
    }
    return str(words_of(entry.action).sentence) % said


def _value(value: Any) -> str:
    """Roles and doors by their names, numbers of versions as people write them."""
    if value in Role.values:
        return str(ROLE_NAMES[Role(value)])
    if value in DOORS:
        return str(DOORS[value])
    if isinstance(value, int):
        return f"v{value}"
    return _("nothing") if value in (None, "") else str(value)
