"""What checks share during one run: the card, its format, and the one way to say something about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from cardstudio.cards.catalog.model import Format
from cardstudio.cards.channels import ALL
from cardstudio.cards.lint.order import DocumentOrder
from cardstudio.cards.lint.report import MOST_FINDINGS, Finding, Fix
from cardstudio.cards.lint.weights import Weights
from cardstudio.cards.messages import finding_message, fix_title
from cardstudio.cards.pointers import escape, keys_of, pointer_of
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: A colour is that of words and signs, or words stand upon it.
ColorUse = Literal["text", "ground"]
#: The platform's code for any structural fault.
PARSE_ERROR = 200621


@dataclass(slots=True, eq=False)
class Form:
    """One form: the path of its ``elements``, whether a button that submits it was met, and those that only seem to."""

    path: Path
    submits: bool = False
    overlooked: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Scope:
    """Where an element stands, as far as rules ask: its container (``root`` for the body) and the form around it."""

    parent: str
    form: Form | None = None


@dataclass(slots=True, eq=False)
class Node:
    """One object of the card as checks see it."""

    tag: str
    value: JSONObject
    path: Path
    scope: Scope


@dataclass(slots=True, eq=False)
class Options:
    """What the caller wants to know.

    ``callbacks``: whether the app has a card callback (``None``: not known). ``client``: the oldest client version
    the card is meant for, as ``"7.6"``; ``None`` when every client counts as up to date. ``most``: how many findings of
    each severity are told.
    """

    channel: str | None = None
    locale: str = "en"
    sending: bool = False
    template: bool = False
    callbacks: bool | None = None
    client: str | None = None
    most: int = MOST_FINDINGS


@dataclass(slots=True, eq=False)
class Context:
    """One run over one card."""

    root: JSONObject
    format: Format
    options: Options
    outer: JSONObject | None = None
    #: What every channel counts for the card.
    weights: Weights = field(default_factory=dict)
    #: Whether the card is to become a CardKit entity, which CardKit looks at more closely than a message.
    entity: bool = False
    #: Whether repairs have to be sparing with elements.
    crowded: bool = False
    findings: list[Finding] = field(default_factory=list)
    charts: int = 0
    audio_ids: dict[str, list[Path]] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)
    #: Where each name and each element_id is used.
    names: dict[str, list[Path]] = field(default_factory=dict)
    element_ids: dict[str, list[Path]] = field(default_factory=dict)
    #: What has to have a name and has none.
    nameless: list[Node] = field(default_factory=list)
    #: Places only the platform can judge, by rule.
    unverified: dict[str, list[Path]] = field(default_factory=dict)
    colors: frozenset[str] = frozenset()
    text_sizes: frozenset[str] = frozenset()
    #: What each colour of ``config.style.color`` is used for.
    color_uses: dict[str, set[ColorUse]] = field(default_factory=dict)
    #: ``options.client`` as numbers; ``None`` when nothing has to be compared with it.
    client: tuple[int, ...] | None = None
    #: Whether the root is a card beyond doubt. What may be something else is not mended: nothing might be left of it.
    mendable: bool = True

    order: DocumentOrder = field(init=False)
    counts: dict[Severity, int] = field(default_factory=dict)
    #: Whether something went unsaid because there was too much to say.
    overflowed: bool = False

    def __post_init__(self) -> None:
        self.order = DocumentOrder(self.root)

    @property
    def full(self) -> bool:
        """Whether there are so many errors that looking further is no use."""
        return self.counts.get("error", 0) >= self.options.most

    def say(
        self,
        rule: str,
        severity: Severity,
        path: Path,
        params: dict[str, Any] | None = None,
        *,
        code: int | None = None,
        source: str = "",
        channels: tuple[str, ...] = ALL,
        fix: list[dict[str, Any]] | None = None,
        lossy: bool = False,
    ) -> None:
        """Add a finding about the value at ``path``; ``fix`` is the patch of its one right repair.

        A ``lossy`` one gives something up, so that only an error is worth it unasked.
        """
        count = self.counts.get(severity, 0)
        if count >= self.options.most:
            self.overflowed = True
            return
        self.counts[severity] = count + 1
        params = params or {}
        locale = self.options.locale
        self.findings.append(
            Finding(
                pointer=pointer_of(path),
                rule=rule,
                severity=severity,
                message=finding_message(rule, params, locale),
                params=params,
                platform_code=code,
                platform_path=self.platform_path(path) if code is not None else None,
                channels=channels,
                source=source,
                fix=Fix(fix_title(rule, params, locale), fix, lossy) if fix and self.mendable else None,
            )
        )

    def refuse(
        self, rule: str, path: Path, params: dict[str, Any] | None = None, code: int | None = PARSE_ERROR, **more: Any
    ) -> None:
        """An error: the platform is known to refuse this."""
        self.say(rule, "error", path, params, code=code, **more)

    def warn(self, rule: str, path: Path, params: dict[str, Any] | None = None, **more: Any) -> None:
        """A warning: pages forbid it, the platform is not known to."""
        self.say(rule, "warning", path, params, **more)

    def inform(self, rule: str, path: Path, params: dict[str, Any] | None = None, **more: Any) -> None:
        """An info: nothing is wrong, but somebody should know."""
        self.say(rule, "info", path, params, **more)

    def platform_path(self, path: Path) -> str:
        """The place as the platform writes it: ``ROOT -> body -> elements -> [1](tag: div)``; empty for the root."""
        value: JSONValue = self.root
        words: list[str] = []
        for key in keys_of(path):
            value = _below(value, key)
            if isinstance(key, int):
                tag = value.get("tag") if isinstance(value, dict) else None
                words.append(f"[{key}](tag: {tag})" if isinstance(tag, str) else f"[{key}]")
            else:
                words.append(key)
        return " -> ".join(["ROOT", *words]) if words else ""


def _below(value: JSONValue, key: str | int) -> JSONValue:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return None


def test(path: Path, value: JSONValue) -> dict[str, Any]:
    """A ``test`` operation: the patch only fits while ``value`` stands at ``path``."""
    return {"op": "test", "path": pointer_of(path), "value": value}


def operation(op: str, path: Path, value: JSONValue = None) -> dict[str, Any]:
    """Any other operation; ``remove`` takes no value."""
    made: dict[str, Any] = {"op": op, "path": pointer_of(path)}
    if op != "remove":
        made["value"] = value
    return made


def move(source: Path, target: Path) -> dict[str, Any]:
    """A ``move`` operation."""
    return {"op": "move", "from": pointer_of(source), "path": pointer_of(target)}


def dropping(path: Path, value: JSONValue) -> list[dict[str, Any]]:
    """The patch that takes ``value`` at ``path`` away."""
    return [test(path, value), operation("remove", path)]


def replacing(path: Path, old: JSONValue, new: JSONValue) -> list[dict[str, Any]]:
    """The patch that puts ``new`` where ``old`` stands."""
    return [test(path, old), operation("replace", path, new)]


def child(pointer: str, keys: Sequence[str | int]) -> str:
    """A pointer further down."""
    return pointer + "".join("/" + escape(key) for key in keys)
