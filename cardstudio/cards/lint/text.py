"""Markup in texts: pictures, links, and what a dialect does not draw (card-format §3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardstudio.cards.lint import dialects, mentions
from cardstudio.cards.lint.context import Context, Node, replacing
from cardstudio.cards.lint.image_keys import check_image_key
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.markdown.code_spans import without_code
from cardstudio.cards.types import Path

# Each pattern stops at the sign it starts with, so that no text is read twice.
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\(([^()\s]{0,2000})")
_LINK = re.compile(r"(?<!!)\[[^\[\]\n]{0,500}\]\(([^()\s]{1,2000})\)")
#: Schemes that are drawn as links; ``$name`` is looked up in ``href``.
_SCHEMES = ("http://", "https://", "lark://", "about:", "tel:", "mailto:", "$", "#")
#: A bare address with Chinese, Japanese or Korean letters right behind it.
_RUNS_ON = re.compile(
    r"(?<![(\"'=<\w])(https?://[!#-&*-;=?-Z\\^_a-z|~]{1,2000})(?=[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef])"
)


def check_text(context: Context, node: Node) -> None:
    """One markdown or ``lark_md`` text in all its languages."""
    dialect: dialects.Dialect = (
        "lark_md" if node.tag == "lark_md" else "markdown 2.0" if context.format == "2.0" else "markdown 1.0"
    )
    for text, path in _texts(node):
        if "](" in text:
            # Nobody saw a refusal for what stands in code, whether the client draws it as code (card-format §9.5).
            shown = text if node.tag == "lark_md" else without_code(text, spans=True)
            _images(context, node.tag, shown, path)
            _links(context, shown, path)
        if "<" in text:
            mentions.check(context, text, path)
            for name in dialects.unknown_tags(dialect, text):
                context.warn("unknown-markup", path, {"tag": name}, source="card-format §3")
        if "://" in text:
            _run_on(context, text, path)
        for syntax in dialects.missing(dialect, text):
            params = {"dialect": dialect, "syntax": syntax.name}
            context.say("not-drawn", "info" if syntax.readable else "warning", path, params, source="card-format §3")


def _texts(node: Node) -> Iterator[tuple[str, Path]]:
    content = node.value.get("content")
    if isinstance(content, str):
        yield content, (node.path, "content")
    for key in ("i18n_content", "i18n"):
        localised = node.value.get(key)
        if isinstance(localised, dict):
            for locale, text in localised.items():
                if isinstance(text, str):
                    yield text, ((node.path, key), locale)


def _images(context: Context, tag: str, text: str, path: Path) -> None:
    for match in _IMAGE.finditer(text):
        key = match[1]
        if is_placeholder(key):
            continue
        if tag == "lark_md":
            context.warn("not-drawn", path, {"dialect": tag, "syntax": "![]()"}, source="card-format §3")
        else:
            check_image_key(context, key, path)


def _links(context: Context, text: str, path: Path) -> None:
    for match in _LINK.finditer(text):
        if not match[1].lower().startswith(_SCHEMES) and not is_placeholder(match[1]):
            context.warn("url-scheme", path, {"property": "content", "value": match[1]}, source="card-format §3")


def _run_on(context: Context, text: str, path: Path) -> None:
    found = _RUNS_ON.search(text)
    if found and not is_placeholder(text):
        fix = replacing(path, text, _RUNS_ON.sub(r"\1 ", text))
        context.warn("url-runs-on", path, {"value": found[1]}, fix=fix, source="card-format §3")
