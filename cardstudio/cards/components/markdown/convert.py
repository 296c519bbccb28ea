"""Rich text in 2.0 words (card-format §3)."""

from __future__ import annotations

from cardstudio.cards.parts.links.convert import PLATFORMS
from cardstudio.cards.parts.text.convert import named_links
from cardstudio.cards.transcribe.changes import Changes
from cardstudio.cards.transcribe.rules import Rules
from cardstudio.cards.types import JSONObject, Path


def to_v2(made: JSONObject, path: Path, changes: Changes) -> None:
    named_links(made, _platform_link)


def _platform_link(text: str, link: JSONObject) -> str:
    given = {key: link[key] for key in ("url", *PLATFORMS) if isinstance(link.get(key), str)}
    attributes = " ".join(f"{key}='{address.replace(chr(39), '%27')}'" for key, address in given.items())
    return f"<link {attributes}>{text}</link>"


TO_V2: Rules = {"markdown": to_v2}
