"""What code, tests and docs cite exists, every fact says where it is from, and addresses people get are those."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.sources import PAGES, page

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
SPEC = DOCS / "spec"
FACTS = sorted(path for path in SPEC.glob("*.md") if path.name != "README.md")
READ = ("cardstudio", "frontend", "templates", "tests", "benchmarks", "scripts", "docs", "README.md")
#: Data somebody else wrote: refusals as they were reported, and cards.
NOT_OURS = ("tests/cases/", "tests/vectors/", "tests/fixtures/")
#: `card-format §2.1`, `contracts §rest`; a section after another one is of the same document.
NAMED = re.compile(r"([\w-]+)\s+$")
FOLLOWS = re.compile(r"§[\w.–-]+(?:,\s+|,?\s+(?:and|or|to)\s+)$")
SECTION = re.compile(r"\d+(?:\.\d+)*|[a-z][a-z-]*")
CODES = re.compile(r"platform-errors((?: \d+)(?:, \d{4,})*)")
HEADING = re.compile(r"^#{2,3} (.+)$", re.M)
SOURCE = re.compile(r"Source: .*\]\((?:https://|README\.md).* · [DSOI?]")
LINK = re.compile(r"\]\((https://[^)]+)\)")


def written() -> list[tuple[str, str]]:
    """The tracked text files, by path."""
    listed = subprocess.run(["git", "ls-files", *READ], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [name for name in listed.split() if not name.startswith(NOT_OURS) and (ROOT / name).is_file()]
    texts = [(name, (ROOT / name).read_bytes()) for name in files]
    return [(name, held.decode()) for name, held in texts if b"\0" not in held]


def sections(path: Path) -> dict[str, str]:
    """Number, or name as in an address → what stands under the heading."""
    parts = HEADING.split(path.read_text())[1:]
    found = {}
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        number = re.match(r"(\d+(?:\.\d+)*) ", heading)
        found[number[1] if number else re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")] = body
    return found


CITED = {path.stem: sections(path) for path in [*FACTS, DOCS / "contracts.md", DOCS / "architecture.md"]}


def citations(name: str, text: str) -> list[tuple[str, str]]:
    """Document and section of each `§` in a file."""
    found = []
    document = Path(name).stem if name.startswith("docs/spec/") else ""
    for sign in re.finditer("§", text):
        # Comments go on in the next line behind its own sign.
        before = re.sub(r"\s*\n\s*(?:[*#]|//)?\s*", " ", text[max(0, sign.start() - 80) : sign.start()])
        named = NAMED.search(before)
        if named and (named[1] in CITED or "RFC" in before[-10:]):
            document = named[1] if named[1] in CITED else ""
        elif not FOLLOWS.search(before):
            document = Path(name).stem if name.startswith("docs/spec/") else "(no document named)"
        if document and not text.startswith(("{", '"'), sign.end()):  # put together of parts
            section = SECTION.match(text, sign.end())
            found.append((document, section[0] if section else "(none)"))
    return found


def test_every_cited_section_exists() -> None:
    missing = [
        f"{name}: {document} §{section}"
        for name, text in written()
        if name != "tests/unit/docs/test_citations.py"
        for document, section in citations(name, text)
        if section not in CITED.get(document, ())
    ]
    assert missing == []


def test_every_cited_code_has_a_row() -> None:
    known = set(
        re.findall(
            r"\d{4,}", "\n".join(re.findall(r"^\| ([\d, ]+) \|", (SPEC / "platform-errors.md").read_text(), re.M))
        )
    )
    cited = {
        code for _name, text in written() for codes in CODES.findall(text) for code in codes.replace(",", " ").split()
    }
    assert cited - known == set()


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.stem)
def test_every_section_says_where_its_facts_are_from_and_how_sure_they_are(path: Path) -> None:
    silent = [section for section, body in sections(path).items() if not SOURCE.match(body.strip())]
    assert silent == []


def test_addresses_of_findings_are_those_their_sections_name() -> None:
    for citation, address in PAGES.items():
        document, _, section = citation.partition(" §")
        if section:
            assert address == LINK.findall(CITED[document][section])[0], citation
        else:
            assert address in LINK.findall((SPEC / "platform-errors.md").read_text()), citation


def test_whatever_a_finding_or_the_catalog_cites_has_a_page() -> None:
    cited = {
        match
        for _name, text in written()
        for match in re.findall(r'source="((?:card-format|platform-errors)[^"]*)"', text)
    }
    cited |= {
        source
        for component in CATALOG.values()
        for source in (component.source, *(f.source for f in component.fields))
        if source
    }
    assert {source for source in cited if not page(source).startswith("https://")} == set()
