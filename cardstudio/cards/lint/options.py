"""Options of menus and drop-downs, and texts of limited length (card-format §2.19, §2.20)."""

from __future__ import annotations

from cardstudio.cards.catalog.shared import SHORT
from cardstudio.cards.lint.context import Context, Node, operation, replacing, test
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.unused import Unused
from cardstudio.cards.texts import is_blank
from cardstudio.cards.typed_dicts import Severity
from cardstudio.cards.types import JSONValue, Path


def check_options(context: Context, node: Node) -> None:
    """Values are unique, and what is chosen at first is one of them."""
    options = node.value.get("options")
    if not isinstance(options, list):
        return
    seen: set[str] = set()
    unused = Unused(value for option in options if isinstance(value := _value_of(option), str))
    for index, option in enumerate(options):
        value = option.get("value") if isinstance(option, dict) else None
        if not isinstance(value, str) or not value or is_placeholder(value):
            continue
        if value in seen:
            path = ((node.path, "options"), index)
            renamed = unused.like(value, len(value) + 6)
            fix = replacing((path, "value"), value, renamed)
            params = {"value": value, "suggestion": renamed}
            context.warn("duplicate-option", path, params, fix=fix, lossy=True, source="card-format §2.20")
        seen.add(value)
    if any(is_placeholder(option) or is_placeholder(_value_of(option)) for option in options):
        return
    if seen:
        _check_initial(context, node, seen)


def _value_of(option: JSONValue) -> JSONValue:
    return option.get("value") if isinstance(option, dict) else None


def _check_initial(context: Context, node: Node, known: set[str]) -> None:
    chosen: list[tuple[Path, JSONValue]] = [((node.path, "initial_option"), node.value.get("initial_option"))]
    several = node.value.get("selected_values")
    if isinstance(several, list):
        chosen += [(((node.path, "selected_values"), index), value) for index, value in enumerate(several)]
    for path, value in chosen:
        if isinstance(value, str) and value and value not in known and not is_placeholder(value):
            context.warn("unknown-initial-option", path, {"value": value}, source="card-format §2.20")


def check_words(context: Context, node: Node) -> None:
    """An option nobody can read; 2.0 drop-downs are refused for it, other cards show an empty line."""
    tell_wordless(context, node, "error" if context.format == "2.0" else "warning")


def tell_wordless(context: Context, node: Node, severity: Severity) -> None:
    """The options without words."""
    options = node.value.get("options")
    for index, option in enumerate(options if isinstance(options, list) else ()):
        text = option.get("text") if isinstance(option, dict) else None
        if not isinstance(text, dict) or not is_blank(text):
            continue
        path = ((node.path, "options"), index)
        value = option.get("value")
        fix = None
        if isinstance(value, str) and value.strip():
            place = (path, "text")
            fix = [test(place, text), operation("add", (place, "content"), value)]
        context.say(
            "empty-option",
            severity,
            path,
            {"tag": node.tag},
            fix=fix,
            lossy=True,
            source="card-format §9.5",
        )


def check_text_length(context: Context, node: Node) -> None:
    """The words of a button and in an empty field."""
    for key in ("text", "placeholder"):
        check_short(context, key, node.value.get(key), (node.path, key))


def check_short(context: Context, key: str, text: JSONValue, path: Path) -> None:
    """One text that is cut to its place."""
    content = text.get("content") if isinstance(text, dict) else None
    if not isinstance(content, str) or len(content) <= SHORT or is_placeholder(content):
        return
    place = (path, "content")
    fix = replacing(place, content, content[: SHORT - 1].rstrip() + "…")
    context.warn(
        "too-long", place, {"property": key, "count": len(content), "most": SHORT}, fix=fix, source="card-format §4"
    )
