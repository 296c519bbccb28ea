"""Cards of others in every writing: mending changes what its patches name, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cardstudio.cards import fix, unwrap
from cardstudio.cards.command import main
from cardstudio.cards.patch import same
from cardstudio.cards.reading.steps import Text
from cardstudio.cards.source.inplace import MOST_STRINGS, NotInPlace, mended
from tests.unit.cards.conftest import corpus_entry, corpus_files
from tests.unit.cards.writings import WRITINGS, is_inside

FILES = corpus_files()
pytestmark = pytest.mark.skipif(not FILES, reason="no corpus of cards at CARD_CORPUS")


def written(files: list[Path], writing: str) -> Iterator[str]:
    for path in files:
        yield WRITINGS[writing](corpus_entry(path)["card"])


@pytest.mark.parametrize("writing", WRITINGS)
def test_mending_says_what_fix_says(writing: str) -> None:
    _hold(written(FILES[:: len(FILES) // 8], writing))


@pytest.mark.slow
@pytest.mark.parametrize("writing", WRITINGS)
def test_mending_all_of_them_says_what_fix_says(writing: str) -> None:
    _hold(written(FILES, writing))


def _hold(texts: Iterator[str]) -> None:
    for text in texts:
        found = unwrap(text)
        if found.is_reference:  # there is no card in it
            continue
        assert found.card is not None
        assert found.found_at
        fixed = fix(found)
        if sum(isinstance(step, Text) for step in found.found_at) > MOST_STRINGS:  # a body of the corpus in one more
            with pytest.raises(NotInPlace):
                mended(text, found, fixed)
            continue
        made = mended(text, found, fixed)
        again = unwrap(made)
        assert same(again.card, fixed.card)
        assert again.envelope == found.envelope
        if not fixed.applied:
            assert made == text
            continue
        operations = {operation["op"] for finding in fixed.applied for operation in finding.fix.patch} - {"test"}
        if operations == {"remove"}:
            assert is_inside(made, text)
        elif operations == {"add"}:
            assert is_inside(text, made)
        assert made.count("\r\n") in (0, made.count("\n"))
        assert made.startswith("\ufeff") == text.startswith("\ufeff")
        start = found.found_at[0].start if hasattr(found.found_at[0], "start") else 0
        assert made[:start] == text[:start]
        if not fix(again).applied:
            assert mended(made, again, fix(again)) == made


@pytest.mark.parametrize("writing", ["two blanks", "comments, crlf", "javascript", "markdown"])
def test_a_file_without_a_repair_keeps_its_bytes_and_its_time(
    writing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before: dict[Path, tuple[bytes, int]] = {}
    for number, text in enumerate(written(FILES[::9], writing)):
        found = unwrap(text)
        if not fix(found).applied:
            path = tmp_path / f"{number}.txt"
            path.write_bytes(text.encode())
            before[path] = text.encode(), path.stat().st_mtime_ns
    assert len(before) > 5
    main(["lint", "--fix", *map(str, before)])
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    capsys.readouterr()
