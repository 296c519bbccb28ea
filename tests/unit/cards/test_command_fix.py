"""``card lint --fix`` mends files and destroys nothing: all of a file or nothing, and only what a repair is about."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from pathlib import Path

import pytest

from cardstudio.cards import unwrap
from cardstudio.cards.command import files as command_files
from cardstudio.cards.command import main

PROGRAM = """// our card
const card = { elements: [{ tag: "img", img_key: "img_x" }] };
tt.sendMessageCard({ shouldChooseChat: true, cardContent: { msg_type: "interactive", card } });
"""
CALL = """tt.sendMessageCard({
  cardContent: { card: { elements: [{ tag: 'img', img_key: 'img_x' }] } },
  success(res) { console.log(res); },
});
"""
PAGE = '# Card\n\nIt says:\n\n```json\n{"elements": [{"tag": "img", "img_key": "img_x"}]}\n```\n\nSo *there*.\n'
COMMAND = """curl -X POST https://example.com/hook -H 'content-type: application/json' \\
  -d '{"msg_type": "interactive", "card": {"elements": [{"tag": "img", "img_key": "img_x"}]}}'
"""
COMMENTED = """{
    // deploy card
    "elements": [
        {"tag": "img", "img_key": "img_x"} // the logo
    ]
}
"""
ALT = '"alt": {"tag": "plain_text", "content": ""}'
DUPLICATE = '{"elements": [{"tag": "img", "img_key": "a", "img_key": "img_x"}]}'


def write(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize(
    ("name", "before", "added"),
    [
        ("a.js", PROGRAM, ', alt: { tag: "plain_text", content: "" }'),
        ("b.js", CALL, ", alt: { tag: 'plain_text', content: '' }"),
        ("c.md", PAGE, f", {ALT}"),
        ("a.curl", COMMAND, f", {ALT}"),
        ("deploy.json", COMMENTED, f", {ALT}"),
        ("crlf.json", COMMENTED.replace("\n", "\r\n"), f", {ALT}"),
        ("mark.json", "\ufeff" + COMMENTED, f", {ALT}"),
    ],
)
def test_only_what_is_missing_is_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, before: str, added: str
) -> None:
    file = write(tmp_path / name, before)
    assert main(["lint", "--fix", file]) == 0
    after = before.replace('"img_x"', '"img_x"' + added).replace("'img_x'", "'img_x'" + added)
    assert Path(file).read_bytes().decode() == after
    assert "1 fixed" in capsys.readouterr().out


def test_a_file_with_nothing_to_mend_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "good.json", b'\xef\xbb\xbf{ "elements":[ ] }\r\n')
    os.utime(file, ns=(1, 1))
    assert main(["lint", "--fix", file]) == 0
    assert Path(file).read_bytes() == b'\xef\xbb\xbf{ "elements":[ ] }\r\n'
    assert Path(file).stat().st_mtime_ns == 1
    capsys.readouterr()


def test_what_cannot_be_mended_in_place_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path / "good.json", COMMENTED)
    bad = write(tmp_path / "twice.json", DUPLICATE)
    assert main(["lint", "--fix", bad, good]) == 2
    streams = capsys.readouterr()
    assert Path(bad).read_text() == DUPLICATE
    assert ALT in Path(good).read_text()
    assert streams.err.startswith(f"{bad}: The file is left alone: ")
    assert streams.err.count("\n") == 1
    assert "missing-property" in streams.out
    assert "1 left alone, 1 fixed" in streams.out
    assert main(["lint", "--fix", "--format", "json", bad]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["left_alone"].startswith("The file is left alone: ")
    assert main(["lint", "--fix", "--lang", "zh", bad]) == 2
    assert "文件未改动" in capsys.readouterr().err


def test_a_diff_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "deploy.json", COMMENTED.rstrip("\n"))
    assert main(["lint", "--diff", file]) == 0
    streams = capsys.readouterr()
    assert Path(file).read_text() == COMMENTED.rstrip("\n")
    assert streams.out == (
        f'--- {file}\n+++ {file}\n@@ -1,6 +1,6 @@\n {{\n     // deploy card\n     "elements": [\n'
        '-        {"tag": "img", "img_key": "img_x"} // the logo\n'
        f'+        {{"tag": "img", "img_key": "img_x", {ALT}}} // the logo\n'
        "     ]\n }\n\\ No newline at end of file\n"
    )
    assert "1 fixed" in streams.err
    refused = write(tmp_path / "bad.json", '{"elements": [{"tag": "nope"}, {"tag": "img", "img_key": "k"}]}')
    for option in ("--diff", "--fix"):
        assert main(["lint", option, refused]) == 1
    assert main(["lint", "--diff", write(tmp_path / "twice.json", DUPLICATE)]) == 2
    assert main(["lint", "--diff", "--fix", write(tmp_path / "none.json", '{"elements": []}')]) == 0
    capsys.readouterr()


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    standard_input(monkeypatch, COMMENTED.replace("\n", "\r\n"))
    assert main(["lint", "--fix", "-"]) == 0
    assert capsys.readouterr().out == COMMENTED.replace("\n", "\r\n").replace('"img_x"', f'"img_x", {ALT}')
    # What can't be mended, and what can't be read, comes out as it came in: somebody may write it back.
    for text in (DUPLICATE, "{ oops", '{"elements": []}'):
        standard_input(monkeypatch, text)
        assert main(["lint", "--fix", "-"]) == (0 if text.endswith("[]}") else 2)
        assert capsys.readouterr().out == text
    standard_input(monkeypatch, COMMENTED)
    assert main(["lint", "--diff", "-"]) == 0
    assert capsys.readouterr().out.startswith("--- -\n+++ -\n@@")


def test_mode_and_links_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "real.json"
    write(file, COMMENTED)
    file.chmod(0o751)
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    assert main(["lint", "--fix", str(link)]) == 0
    assert link.is_symlink()
    assert ALT in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o751
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.json", "real.json"]
    capsys.readouterr()


def test_a_file_that_cannot_be_written_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.json", COMMENTED)

    def fails(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command_files.os, "fsync", fails)
    assert main(["lint", "--fix", file]) == 2
    assert Path(file).read_text() == COMMENTED
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert "No space left on device" in capsys.readouterr().err


def test_a_file_that_changed_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.json", COMMENTED)
    monkeypatch.setattr("cardstudio.cards.command.lint.read", lambda name: COMMENTED.replace("logo", "icon").encode())
    assert main(["lint", "--fix", file]) == 2
    assert Path(file).read_text() == COMMENTED
    assert "changed while" in capsys.readouterr().err


def test_what_does_not_count_is_not_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ignored = COMMENTED.replace("// the logo", "// card-lint: ignore missing-property")
    file = write(tmp_path / "a.json", ignored)
    assert main(["lint", "--fix", file]) == 0
    assert main(["lint", "--fix", "--ignore", "missing-property", write(tmp_path / "b.json", COMMENTED)]) == 0
    assert Path(file).read_text() == ignored
    assert (tmp_path / "b.json").read_text() == COMMENTED
    capsys.readouterr()


def test_fixing_again_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path / "a.js", PROGRAM)
    main(["lint", "--fix", file])
    after = Path(file).read_bytes()
    os.utime(file, ns=(1, 1))
    assert main(["lint", "--fix", file]) == 0
    assert Path(file).stat().st_mtime_ns == 1
    assert unwrap(after).card is not None
    capsys.readouterr()
