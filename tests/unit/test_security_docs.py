"""What `docs/security/` says is shown somewhere is: files exist, and no line of ASVS 4.0.3 level 2 is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "security"
# The requirements of level 2, by section: how many there are, less those that were dropped or are level 3's.
SECTIONS = {
    "1.1": 7, "1.2": 4, "1.4": 5, "1.5": 4, "1.6": 4, "1.7": 2, "1.8": 2, "1.9": 2, "1.10": 1, "1.11": 2, "1.12": 2,
    "1.14": 6,    "2.1": 12, "2.2": 3, "2.3": 3, "2.4": 6, "2.5": 7, "2.6": 3, "2.7": 6, "2.8": 7, "2.9": 3, "2.10": 4,
    "3.1": 1, "3.2": 4, "3.3": 4, "3.4": 5, "3.5": 3, "3.7": 1, "4.1": 5, "4.2": 2, "4.3": 3,
    "5.1": 5, "5.2": 8, "5.3": 10, "5.4": 3, "5.5": 4, "6.1": 3, "6.2": 6, "6.3": 2, "6.4": 2,
    "7.1": 4, "7.2": 2, "7.3": 4, "7.4": 3, "8.1": 4, "8.2": 3, "8.3": 8, "9.1": 3, "9.2": 4, "10.2": 2, "10.3": 3,
    "11.1": 8, "12.1": 3, "12.2": 1, "12.3": 6, "12.4": 2, "12.5": 2, "12.6": 1,
    "13.1": 5, "13.2": 6, "13.3": 2, "13.4": 2, "14.1": 4, "14.2": 6, "14.3": 3, "14.4": 7, "14.5": 4,
}  # fmt: skip
DROPPED = {"1.4.2", "1.4.3", "1.12.1", "4.1.4", "7.3.2", "13.1.2", "13.2.4", "14.3.1"}


def numbers(text: str) -> list[str]:
    """`5.4.1–5.4.3, 5.5.1` → all four."""
    found = []
    for part in text.split(","):
        first, _dash, last = part.strip().partition("–")
        section, low = first.rsplit(".", 1)
        high = (last or first).rsplit(".", 1)[1]
        found += [f"{section}.{number}" for number in range(int(low), int(high) + 1)]
    return found


def test_every_line_of_level_2_is_there_once():
    rows = re.findall(r"^\| (\d[\d.,– ]*) \| (\w+) \| (.*) \|$", (DOCS / "asvs.md").read_text(), re.M)
    listed = sorted(number for row in rows for number in numbers(row[0]))

    wanted = {f"{section}.{n}" for section, most in SECTIONS.items() for n in range(1, most + 1)} - DROPPED
    assert listed == sorted(wanted)
    assert {row[1] for row in rows} == {"holds", "none", "runner", "left"}
    assert [row[0] for row in rows if not row[2].strip()] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_what_is_named_exists(page: Path):
    text = page.read_text()
    named = re.findall(r"`((?:tests|cardstudio)/[\w./]+)`", text)
    links = re.findall(r"\]\(([\w./-]+\.md)\)", text)

    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [link for link in links if not (page.parent / link).exists()] == []
