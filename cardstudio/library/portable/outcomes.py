"""What an import says became of the files."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from cardstudio.api.errors import ApiError

#: created, updated: the files were taken. same: they say what the library says. newer: only the library changed since.
#: both: both changed; the library's stays, the files' is kept as a version or named. trashed: the card is in the trash.
#: refused: the files hold no card that can be taken.
Did = Literal["created", "updated", "same", "newer", "both", "trashed", "refused"]


Kept = dict[str, str | int | bool | list[str] | None]


class OutcomeJson(TypedDict):
    """What became of the files of one card or block. `path` is where they are; `template` or `block` it in the library.

    `fields` are the parts that were taken (`document`, `name`, `folder`, …). `kept` has, of `both`, the parts that were
    not: the number of the version that is kept of a document, what the files say elsewhere, as `texts` what files of
    languages say where `card.json` has no place for it or says something else, and `content` for elements of a block,
    which are in its file alone. `replaced` is the number of the version that holds what the draft was before.
    `exported` is what to write into `template.yaml`, or the block's file.
    """

    path: str
    did: Did
    template: NotRequired[str]
    block: NotRequired[str]
    name: NotRequired[str]
    fields: list[str]
    kept: Kept
    replaced: NotRequired[int]
    exported: NotRequired[str]
    message: NotRequired[str]


def first_of(held: Any) -> str:
    """The first of what a serializer found wrong with one member, however deep."""
    while isinstance(held, dict | list):
        held = next(iter(held.values() if isinstance(held, dict) else held), "")
    return str(held)


def sentence(error: ApiError) -> str:
    """All that is wrong in one text, nothing twice."""
    named = (f"{name}: {' '.join(said)}" for name, said in error.fields.items() if said != [error.message])
    return " ".join([error.message, *named])
