"""Texts in 2.0 words (card-format §1.5, §2.2)."""

from __future__ import annotations

import re
from collections.abc import Callable

from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path

_NAMED_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\$([A-Za-z_][A-Za-z0-9_]*)\)")


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    translations = made.pop("i18n", None)
    if isinstance(translations, dict) and "i18n_content" not in made:
        made["i18n_content"] = translations
        if "content" not in made:
            made["content"] = next((held for held in translations.values() if isinstance(held, str)), "")
    named_links(made, lambda text, link: f"[{text}]({link.get('url', '')})")


def named_links(made: JSONObject, written: Callable[[str, JSONObject], str]) -> None:
    """``[text]($name)`` with its address in ``href`` becomes a link that carries the address itself."""
    links = made.pop("href", None)
    content = made.get("content")
    if not isinstance(links, dict) or not isinstance(content, str):
        return

    def replaced(match: re.Match[str]) -> str:
        link = links.get(match[2])
        return written(match[1], link) if isinstance(link, dict) else match[0]

    made["content"] = _NAMED_LINK.sub(replaced, content)


TO_V2: Rules = {"plain_text": to_v2, "lark_md": to_v2}
