"""Fills the tables of `docs/sending.md` from the vectors every sender is tested with, and from the platform's codes.

python scripts/sending_page.py          fills them anew, and `codes.json` of the vectors; commit the result
python scripts/sending_page.py check    fails where they are not what those say
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from filled_page import filled, main

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")

import django  # noqa: E402  # only now it knows its settings

django.setup()

from django.conf import settings  # noqa: E402  # only now there are any
from django.utils import translation  # noqa: E402  # only now there are settings

from cardstudio.cards.messages import language_of  # noqa: E402
from cardstudio.feishu.client_versions import MINIMUMS, NEVER, SHARE_PAGE, dotted  # noqa: E402
from cardstudio.feishu.errors import explanations  # noqa: E402
from cardstudio.sharing.links.picker import OPTIONS  # noqa: E402

PAGE = ROOT / "docs" / "sending.md"
VECTORS = ROOT / "tests" / "vectors" / "sending"
CODES = VECTORS / "codes.json"
WAYS = ("picker", "chats", "people", "trigger")
PLATFORMS = ("ios", "android", "pc", "harmony")
#: What a page can do without.
MORE = ("openIDs", "triggerCode", "withAdditionalMessage", "sendCardInfo", *(option.name for option in OPTIONS))
#: What another tap does once the obstacle is gone.
THEN = {"sends": "sends, once it is mended", "stays": "is no use", "leads": "opens the share page"}
MODES = ("choose", "chats", "people")


def read(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


def table(*head: str, rows: Iterable[Iterable[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def calls() -> str:
    rows = []
    for case in read("calls")["cases"]:
        if "note" in case["link"]:
            continue
        old = ", client without `openIDs`" if case["source"].startswith("openIDs from") else ""
        opened = "a chat's “+” menu" if case["way"] == "trigger" else "anywhere"
        fields = f"`{json.dumps(case['fields'])}`"
        rows.append((case["link"] + old, opened, f"`{case['way']}`", fields))
    return table("a link to", "opened from", "way", "fields beside `cardContent`", rows=rows)


def versions() -> str:
    rows = [(f"`{name}`", *(_first(name, platform) for platform in PLATFORMS)) for name in (*SHARE_PAGE, *MORE)]
    return table("", "iOS", "Android", "PC", "HarmonyOS", rows=rows)


def _first(feature: str, platform: str) -> str:
    least = MINIMUMS[feature][platform]
    if least == NEVER:
        return "never"
    return dotted(least) if any(least) else "every"


def answers() -> str:
    """Answers that mean the same stand in one row."""
    alike: dict[str, list[str]] = {}
    for case in read("answers")["cases"]:
        alike.setdefault(json.dumps(case["expect"]), []).append(case["name"])
    rows = []
    for key, names in alike.items():
        expected = json.loads(key)
        rows.append(("<br>".join(names), *(_meaning(expected[way]) for way in WAYS)))
    return table("answers", *(f"`{way}`" for way in WAYS), rows=rows)


def _meaning(expected: dict[str, Any]) -> str:
    chats = [f"{name}: {', '.join(expected[name])}" for name in ("arrived", "failed", "unknown") if expected[name]]
    notes = [f"{chat}'s note: {what}" for chat, what in expected.get("notes", {}).items()]
    return "<br>".join([f"**{expected['is']}**", *chats, *notes, *(["asks first"] if expected["yes"] else [])])


def problems() -> str:
    """A row for each sender that meets it; those that say the same share one."""
    rows = []
    for case in read("problems")["cases"]:
        for told in case["tell"]:
            says = told["en"]["says"] if "en" in told else "leads to the share page"
            rows.append((case["name"], ", ".join(told["by"]), says, THEN[told["then"]]))
    return table("what stands in the way", "met by", "what is said", "another tap", rows=rows)


def codes() -> str:
    """Codes and modes with the same words stand in one row."""
    by_mode = {mode: explanations("feishu", mode=mode) for mode in MODES}
    alike: dict[tuple[str, ...], list[str]] = {}
    for number in by_mode["choose"]:
        modes: dict[tuple[str, ...], list[str]] = {}
        for mode in MODES:
            said = by_mode[mode][number]
            words: tuple[str, ...] = (said["title"], said["next"], "may help" if said["again"] else "no use")
            modes.setdefault(words, []).append(mode)
        for words, where in modes.items():
            alike.setdefault((", ".join(where) if len(where) < len(MODES) else "all", *words), []).append(number)
    rows = [(", ".join(numbers), *words) for words, numbers in alike.items()]
    return table("codes", "links to", "what is said", "what to do", "trying again", rows=rows)


def spoken_codes() -> str:
    """The words for the codes that the vectors hold, as the server hands them to whatever sends."""
    refused = {case["when"].get("config") for case in read("problems")["cases"]}
    answered = {case["code"] for case in read("answers")["cases"]}
    numbers = sorted(number for number in answered | refused if isinstance(number, int))
    spoken: dict[str, dict[str, dict[str, Any]]] = {mode: {} for mode in MODES}
    for code, _name in settings.LANGUAGES:
        for mode in MODES:
            with translation.override(code):
                said = explanations("feishu", mode=mode)
            known = [str(number) for number in numbers if str(number) in said]
            spoken[mode][language_of(code)] = {
                number: {key: said[number][key] for key in ("title", "next", "again")} for number in known
            }
    return json.dumps(spoken, ensure_ascii=False, indent=2) + "\n"


def page(text: str) -> str:
    """The page with its tables as they are now."""
    with translation.override("en"):
        return filled(text, {f"table: {made.__name__}": made() for made in (calls, versions, problems, answers, codes)})


if __name__ == "__main__":
    sys.exit(main(PAGE, page) | main(CODES, lambda _: spoken_codes()))
