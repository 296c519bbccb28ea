"""`template.yaml`: what there is to a card beside its document. Small, and written so that a change is a line.

Everything in it is text or a list of texts: a name that looks like a number or a date stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import yaml
from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.cards.library.files import mark_of_document, mark_of_facts, marked
from cardstudio.cards.types import JSONObject

#: Bytes of one file.
MOST_BYTES = 64 * 1024
_TEXTS, _LISTS, _FLAGS = (
    ("id", "name", "slug", "description", "exported"),
    ("folder", "tags"),
    ("archived", "starting_point"),
)
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")
_KNOWN = (*_TEXTS, *_LISTS, *_FLAGS)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card is called and where it stands. `folder` is the path of names, outermost first."""

    name: str = ""
    slug: str = ""
    description: str = ""
    folder: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    archived: bool = False
    starting_point: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What a document and its facts said at some time, each by a short name."""

    document: str = ""
    facts: str = ""

    def __str__(self) -> str:
        return f"{self.document}-{self.facts}"


def mark_of(identity: str, facts: Facts, document: JSONObject) -> Mark:
    """What these say now."""
    return Mark(mark_of_document(document), mark_of_facts(_written(identity, facts)))


def mark_named(text: str) -> Mark:
    """The mark that a text is; an empty one for any other text."""
    found = re.fullmatch(r"([0-9a-f]{16})-([0-9a-f]{16})", text)
    return Mark(found[1], found[2]) if found else Mark()


def facts_bytes(identity: str, facts: Facts, document: JSONObject) -> bytes:
    """The file: what is empty is left out."""
    return marked(_written(identity, facts), str(mark_of(identity, facts, document)))


def _written(identity: str, facts: Facts) -> bytes:
    held: dict[str, object] = {
        "id": identity,
        "name": facts.name,
        "slug": facts.slug,
        "description": facts.description,
        "folder": list(facts.folder),
        "tags": sorted(facts.tags),
        "archived": facts.archived,
        "starting_point": facts.starting_point,
    }
    shown = {name: value for name, value in held.items() if value}
    text: str = yaml.dump(shown, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as they are read."""


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    # Other breaks than a line's own would be read as that or as blanks; in double quotes they are escaped.
    style = '"' if _OTHER_BREAKS.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What a `template.yaml` says. `identity` is None where it has no id."""

    identity: UUID | None
    facts: Facts
    exported: Mark


def facts_read(data: bytes) -> FactsFile:
    """What a file says.

    Raises:
        ApiError: 400, for a person to read.
    """
    held = _members(data)
    return FactsFile(
        identity=_id(held),
        facts=Facts(
            name=_one(held, "name"),
            slug=_one(held, "slug"),
            description=_one(held, "description"),
            folder=_several(held, "folder"),
            tags=tuple(sorted(dict.fromkeys(_several(held, "tags")))),
            archived=_flag(held, "archived"),
            starting_point=_flag(held, "starting_point"),
        ),
        exported=mark_named(_one(held, "exported")),
    )


def _members(data: bytes) -> dict[str, str | list[str]]:
    """The file's members. Only texts and lists of texts are made of it: no anchors, no types, nothing nested."""
    if len(data) > MOST_BYTES:
        raise _wrong(_("This file is larger than %(most)d KB.") % {"most": MOST_BYTES // 1024})
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = {"line": mark.line + 1, "column": mark.column + 1} if mark else {"line": 1, "column": 1}
        raise _wrong(_("This is no YAML from line %(line)d, column %(column)d on.") % where) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise _wrong(_("This is no YAML.")) from None
    if not isinstance(root, yaml.MappingNode):
        raise _wrong(_("This holds names and values: “name: Holiday notice”."))
    held: dict[str, str | list[str]] = {}
    for key, value in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KNOWN:
            raise _wrong(_("There is nothing called “%(name)s” here.") % {"name": name[:60]})
        if name in held:
            raise _wrong(_("“%(name)s” stands here twice.") % {"name": name})
        held[name] = _value(name, value)
    return held


class _Loader(yaml.BaseLoader):
    """Ends with the first list inside a list in brackets, which no facts have: the scanner looks at all that are open
    with each token, so that deep ones would take it the square of their number."""

    def fetch_flow_collection_start(self, TokenClass: Any) -> None:
        if self.flow_level > 0:
            raise yaml.scanner.ScannerError(None, None, "nested", self.get_mark())
        super().fetch_flow_collection_start(TokenClass)


def _value(name: str, node: yaml.Node) -> str | list[str]:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        return [str(item.value) for item in node.value]
    raise _wrong(_("“%(name)s” is a text or a list of texts.") % {"name": name})


def _one(held: dict[str, str | list[str]], name: str) -> str:
    value = held.get(name, "")
    if isinstance(value, list):
        raise _wrong(_("“%(name)s” is one text.") % {"name": name})
    return value.strip()


def _several(held: dict[str, str | list[str]], name: str) -> tuple[str, ...]:
    value = held.get(name, [])
    listed = value if isinstance(value, list) else [value]
    return tuple(text.strip() for text in listed if text.strip())


def _flag(held: dict[str, str | list[str]], name: str) -> bool:
    value = _one(held, name).lower()
    if value not in ("", "true", "false"):
        raise _wrong(_("“%(name)s” is true or false.") % {"name": name})
    return value == "true"


def _id(held: dict[str, str | list[str]]) -> UUID | None:
    value = _one(held, "id")
    try:
        return UUID(value) if value else None
    except ValueError:
        raise _wrong(_("“id” is no id. Leave the line out for a new card.")) from None


def _wrong(message: str) -> ApiError:
    return ApiError("invalid", f"template.yaml: {message}")
