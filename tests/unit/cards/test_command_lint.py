"""``card lint`` as developers know linters: places, formats, folders, settings, comments that ignore, exit codes."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from cardstudio.cards.command import main

CLEAN: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}}
#: An error in line 4, a warning in line 5, an info beside it.
FAULTY = """{
  "schema": "2.0",
  "body": {"elements": [
    {"tag": "hr", "color": "red"},
    {"tag": "img", "img_key": "img_x"}
  ]}
}
"""
WARNED = FAULTY.replace(', "color": "red"', "")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``card`` in a folder of its own: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*argv: str) -> tuple[int, str, str]:
        code = main(argv)
        return code, *capsys.readouterr()

    return run


def write(name: str, content: Any) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return name


# Text


def test_it_works(run: Run) -> None:
    code, out, err = run("lint", write("a.json", FAULTY), write("b.json", CLEAN))
    assert out.splitlines() == [
        "a.json:4:19: error unknown-property “color” is no property of Divider. [200621] /body/elements/0",
        "a.json:5:5: warning missing-property Picture needs “alt”. /body/elements/1",
        "2 files: 1 error, 1 warning, 1 info (-v lists infos)",
    ]
    assert (code, err) == (1, "")


def test_clean_files_say_nothing_and_infos_wait_to_be_asked_for(run: Run) -> None:
    clean = WARNED.replace('"img_x"', '"img_x", "alt": {"tag": "plain_text", "content": ""}')
    assert run("lint", write("a.json", clean), write("b.json", CLEAN)) == (
        0, "2 files: 0 errors, 0 warnings, 1 info (-v lists infos)\n", "",
    )  # fmt: skip
    code, out, _ = run("lint", "-v", "a.json")
    assert code == 0
    assert out.splitlines()[0].startswith("a.json: card 2.0, bytes: jsapi ")
    assert out.splitlines()[1].startswith("a.json:5:31: info unverified-images ")


def test_quiet_tells_errors_only(run: Run) -> None:
    assert run("lint", "-q", write("a.json", WARNED)) == (0, "", "")
    code, out, _ = run("lint", "-q", write("a.json", FAULTY))
    assert (code, len(out.splitlines())) == (1, 1)


def test_it_speaks_chinese(run: Run) -> None:
    _, out, err = run("lint", "--lang", "zh", write("a.json", WARNED), "gone.json")
    assert out.splitlines()[-1] == "1 个文件：0 个错误，1 个警告，1 条提示（用 -v 列出提示），1 个无法读取"
    assert err == "gone.json: 没有这个文件\n"


def test_a_card_cannot_break_a_line_or_talk_to_the_terminal(run: Run) -> None:
    button = {"tag": "button", "type": "a\nb\x1b[31mc\u2028d\u202e", "text": {"tag": "plain_text", "content": "x"}}
    _, out, _ = run("lint", "-v", write("a.json", {"schema": "2.0", "body": {"elements": [button]}}))
    assert "a b [31mc d " in out
    assert not re.search("[\x00-\x09\x0b-\x1f\u2028\u202e]", out)


@pytest.mark.parametrize(
    ("environment", "argv", "coloured"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"FORCE_COLOR": "0"}, (), False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
        ({"FORCE_COLOR": "1"}, ("--format", "json"), False),
    ],
)
def test_colours(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], argv: tuple[str, ...], coloured: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _, out, _ = run("lint", write("a.json", FAULTY), *argv)
    assert ("\x1b[" in out) == coloured


# Places


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (
            "card.js",
            "// ours\nconst card = {schema: '2.0', body: {elements: [\n  {tag: 'hr', color: 'red'},\n]}};\n",
            "3:15",
        ),
        ("card.jsonc", '{\n  // rule\n  "elements": [{"tag": "no"}]}', "3:16"),
        ("card.md", 'See:\n\n```json\n{"elements": [{"tag": "no"}]}\n```\n', "4:15"),
        ("card.json", '\ufeff{"msg_type": "interactive", "card": {"elements": [{"tag": "no"}]}}', "1:51"),
        ("message.json", '{"msg_type": "interactive", "content": "{\\"elements\\": [{\\"tag\\": \\"no\\"}]}"}', "1:57"),
    ],
)
def test_places_are_those_of_the_file(run: Run, name: str, content: str, place: str) -> None:
    code, out, _ = run("lint", "--select", "unknown-*", write(name, content))
    assert code == 1
    assert out.startswith(f"{name}:{place}: error unknown-")


@pytest.mark.parametrize("wrapped", [False, True])
def test_declarations_of_a_document_have_places_too(run: Run, wrapped: bool) -> None:
    document = """{"card": {"elements": [{"tag": "markdown", "content": "${a}"}]},
"variables": [
  {"name": "a", "type": "text",
   "lable": "A"}
]}"""
    content = f"See\n```json\n{document}\n```\n" if wrapped else document
    _, out, _ = run("lint", write("a.md", content))
    assert out.startswith(f"a.md:{6 if wrapped else 4}:4: warning misspelled-variable-property ")


def test_standard_input_may_have_a_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    write("sub/card.toml", 'ignore = ["missing-property"]')
    code, out, _ = run("lint", "-", "--stdin-filename", "sub/a.json")
    assert code == 1
    assert out.splitlines()[0].startswith("sub/a.json:4:19: error")
    assert "0 warnings" in out


# Formats


def test_json_always_has_file_and_ok(run: Run) -> None:
    names = [write("a.json", FAULTY), write("b.json", CLEAN), write("c.json", "{oops"), "gone.json"]
    code, out, err = run("lint", "--format", "json", *names)
    told = [json.loads(line) for line in out.splitlines()]
    assert [one["file"] for one in told] == names
    assert [one["ok"] for one in told] == [False, True, False, False]
    first = told[0]["findings"][0]
    assert (first["line"], first["column"], first["end_line"], first["end_column"]) == (4, 19, 4, 26)
    assert (told[2]["line"], told[2]["column"]) == (1, 2)
    assert "unreadable" in told[2]
    assert told[3]["unreadable"] == "there is no such file"
    assert (code, len(err.splitlines())) == (2, 2)


def test_github_notes_stand_at_their_lines(run: Run) -> None:
    code, out, _ = run("lint", "--format", "github", write("a,b/c:d.json", FAULTY), write("e.json", "{\n oops"))
    assert out.splitlines() == [
        "::error file=a%2Cb/c%3Ad.json,line=4,col=19,title=unknown-property::“color” is no property of Divider. "
        "[200621]",
        "::warning file=a%2Cb/c%3Ad.json,line=5,col=5,title=missing-property::Picture needs “alt”.",
        "::error file=e.json,line=2,col=2,title=unreadable::This is not JSON: a name in double quotes is missing here "
        "(line 2, column 2)",
    ]
    assert code == 2


def test_github_takes_line_breaks_of_cards_as_text(run: Run) -> None:
    hostile = {"schema": "2.0", "body": {"elements": [{"tag": "a\n::error::100%"}]}}
    _, out, _ = run("lint", "--format", "github", write("a.json", hostile))
    assert len(out.splitlines()) == 1
    assert "a%0A::error::100%25" in out


def test_junit_has_a_test_for_each_file(run: Run) -> None:
    names = [write("a&b.json", FAULTY), write("b.json", CLEAN), write("c.json", "{oops")]
    code, out, _ = run("lint", "--format", "junit", *names)
    suite = ElementTree.fromstring(out)[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    assert [case.get("name") for case in suite] == names
    assert [[child.tag for child in case] for case in suite] == [["failure", "system-out"], [], ["error"]]
    failure, printed = suite[0]
    assert str(failure.text).startswith("a&b.json:4:19: error unknown-property")
    assert "missing-property" in str(printed.text)
    assert code == 2


def test_junit_fails_where_warnings_do(run: Run) -> None:
    code, out, _ = run("lint", "--format", "junit", "--strict", write("a.json", WARNED))
    suite = ElementTree.fromstring(out)[0]
    assert (suite.get("tests"), suite.get("failures"), code) == ("2", "1", 1)
    assert suite[1][0].get("message") == "more warnings (1) than allowed (0)"


def test_junit_holds_no_character_xml_does_not(run: Run) -> None:
    hostile = {"elements": [{"tag": "a\x00\x0b]]>\ud800"}]}
    _, out, _ = run("lint", "--format", "junit", write("a.json", hostile))
    ElementTree.fromstring(out)


# Folders and patterns


def test_a_folder_means_the_cards_in_it(run: Run) -> None:
    for name in ("a.card", "sub/b.card.json", "sub/c.json", "node_modules/d.json", ".git/e.card", ".venv/f.card"):
        write(f"cards/{name}", CLEAN)
    write("cards/g.json", {"card": CLEAN, "variables": []})
    write("cards/package.json", {"name": "x", "config": {"a": 1}, "body": "b"})
    write("cards/list.json", [1])
    write("cards/notes.txt", json.dumps(CLEAN))
    write("cards/not-json.json", "<html>")
    write("cards/half.json", '{"elements": [{"tag": "hr"}')
    code, out, err = run("lint", "cards", "--format", "json")
    assert [json.loads(line)["file"] for line in out.splitlines()] == [
        "cards/a.card", "cards/g.json", "cards/half.json", "cards/sub/b.card.json", "cards/sub/c.json",
    ]  # fmt: skip
    assert code == 2  # a card that can't be read is no reason to be silent
    assert err.startswith("cards/half.json:1:")


def test_a_file_that_is_named_is_always_read(run: Run) -> None:
    write("node_modules/d.txt", FAULTY)
    write("card.toml", 'exclude = ["*.txt"]')
    assert run("lint", "node_modules/d.txt")[0] == 1


def test_what_a_folder_cannot_show_is_told_and_links_to_nothing_are_not(run: Run) -> None:
    write("cards/a.json", CLEAN)
    Path("cards/.#b.json").symlink_to("nowhere.json")
    os.mkfifo("cards/c.json")
    assert run("lint", "cards") == (0, "1 file: 0 errors, 0 warnings, 0 infos\n", "")


def test_a_file_may_be_called_anything(run: Run) -> None:
    name = write("a\nb\x1b[31m.json", "{oops")
    code, out, err = run("lint", name, write("c\nd.json", FAULTY))
    assert (code, len(err.splitlines()), len(out.splitlines())) == (2, 1, 3)


def test_a_folder_without_cards_is_no_failure(run: Run) -> None:
    Path("empty").mkdir()
    assert run("lint", "empty") == (0, "", "empty: no card was found below this folder\n")


def test_patterns_the_shell_did_not_expand(run: Run) -> None:
    for name in ("a/x.json", "b/c/y.json", "node_modules/z.json"):
        write(name, CLEAN)
    assert run("lint", "**/*.json")[1] == "2 files: 0 errors, 0 warnings, 0 infos\n"
    assert run("lint", "a/*.json", "a", "a/x.json")[1].startswith("1 file:")
    assert run("lint", "*/*.txt") == (2, "", "*/*.txt: nothing matches this pattern\n")


# What counts


@pytest.mark.parametrize(
    ("argv", "told", "code"),
    [
        (("--select", "missing-property"), ["missing-property"], 0),
        (("--select", "unknown-property,hex-color"), ["unknown-property"], 1),
        (("--select", "missing-*", "--select", "unknown-*"), ["unknown-property", "missing-property"], 1),
        (("--ignore", "unknown-property"), ["missing-property"], 0),
        (("--select", "ALL", "--ignore", "*"), [], 0),
        (("--ignore", "unknown-property:/body/elements/1"), ["unknown-property", "missing-property"], 1),
        (("--ignore", "unknown-property:/body/elements/0"), ["missing-property"], 0),
        (("--ignore", "*:/body/elements/*"), [], 0),
        (("--severity", "unknown-property=off"), ["missing-property"], 0),
        (("--severity", "unknown-property=info"), ["missing-property"], 0),
        (("--severity", "*=info,missing-property=error"), ["missing-property"], 1),
        (("--severity", "unknown-property=warning", "--strict"), ["unknown-property", "missing-property"], 1),
    ],
)
def test_options_say_what_counts(run: Run, argv: tuple[str, ...], told: list[str], code: int) -> None:
    write("a.json", FAULTY)
    got, out, _ = run("lint", "a.json", *argv)
    assert [line.split()[2] for line in out.splitlines()[:-1]] == told
    assert got == code


def test_what_does_not_count_is_ok(run: Run) -> None:
    large = {"elements": [{"tag": "markdown", "content": "x" * 21_000}, {"tag": "no"}]}
    argv = ("lint", write("a.json", large), "--channel", "webhook", "--format", "json")
    assert run(*argv)[0] == 1
    code, out, _ = run(*argv, "--ignore", "unknown-tag,too-large")
    assert (code, json.loads(out)["ok"], json.loads(out)["channels"]["webhook"]["ok"]) == (0, True, True)
    assert run(*argv, "--ignore", "unknown-tag")[0] == 1


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (("--max-warnings", "1"), 0, ""),
        (("--max-warnings", "0"), 1, "more warnings (1) than allowed (0)\n"),
        (("--strict",), 1, "more warnings (1) than allowed (0)\n"),
        (("--strict", "--ignore", "missing-property"), 0, ""),
    ],
)
def test_warnings_may_fail_a_run(run: Run, argv: tuple[str, ...], code: int, said: str) -> None:
    write("a.json", WARNED)
    got, _, err = run("lint", "a.json", *argv)
    assert (got, err) == (code, said)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("--select", "hex-colour"), "“--select” names the unknown rule “hex-colour”; did you mean “hex-color”?"),
        (("--ignore", "zzzz"), "“--ignore” names the unknown rule “zzzz”"),
        (("--severity", "*=x"), "“--severity” has the unknown level “x”; it is error, warning, info or off"),
        (("--config", "gone.toml"), "gone.toml: it can't be read (No such file or directory)"),
    ],
)
def test_options_that_mean_nothing_are_refused(run: Run, argv: tuple[str, ...], sentence: str) -> None:
    assert run("lint", write("a.json", CLEAN), *argv) == (2, "", sentence + "\n")


def test_rubbish_numbers_are_refused(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        run("lint", "a.json", "--max-warnings", "-1")
    assert exit.value.code == 2
    assert "whole number" in capsys.readouterr().err


# Settings


@pytest.mark.parametrize("file", ["card.toml", "pyproject.toml", "sub/card.toml"])
def test_settings_are_found_beside_a_file_or_above_it(run: Run, file: str) -> None:
    head = "[tool.card-studio]\n" if file == "pyproject.toml" else ""
    write(file, head + 'ignore = ["unknown-*"]\nmax-warnings = 0\nlang = "zh"\n')
    write("sub/deep/a.json", FAULTY)
    code, out, err = run("lint", "sub")
    assert [line.split()[1:3] for line in out.splitlines()[:-1]] == [["warning", "missing-property"]]
    assert "缺少" in out
    assert (code, err) == (1, f"{Path.cwd() / file}: 警告有 1 个，超过了允许的 0 个\n")


def test_the_nearest_settings_count_for_each_file(run: Run) -> None:
    write("card.toml", 'select = ["unknown-property"]')
    write("sub/pyproject.toml", "[tool.other]\n")
    write("sub/card.toml", 'select = ["missing-property"]')
    write("x/pyproject.toml", "[tool.ruff]\n")
    for name in ("a.json", "sub/a.json", "x/a.json"):
        write(name, FAULTY)
    _, out, _ = run("lint", ".")
    assert [(line.split(":")[0], line.split()[2]) for line in out.splitlines()[:-1]] == [
        ("a.json", "unknown-property"), ("sub/a.json", "missing-property"), ("x/a.json", "unknown-property"),
    ]  # fmt: skip


def test_every_setting(run: Run) -> None:
    write(
        "pyproject.toml",
        """
        [tool.card-studio]
        select = ["ALL"]
        ignore = ["unverified-*"]
        channel = "webhook"
        client = "7.6"
        lang = "en"
        max_warnings = 3
        exclude = ["old", "*.draft.json"]
        [tool.card-studio.severity]
        client-without-2-0 = "error"
        missing-property = "off"
        [tool.card-studio.per-file-ignores]
        "legacy/**/*.json" = ["unknown-property"]
        "a.json" = ["unknown-property:/body/elements/0"]
        """,
    )
    for name in ("a.json", "b.json", "legacy/x/c.json", "old/d.json", "e.draft.json"):
        write(name, FAULTY)
    _, out, _ = run("lint", ".")
    assert [(line.split(":")[0], line.split()[1], line.split()[2]) for line in out.splitlines()[:-1]] == [
        ("a.json", "error", "client-without-2-0"),
        ("b.json", "error", "client-without-2-0"),
        ("b.json", "error", "unknown-property"),
        ("legacy/x/c.json", "error", "client-without-2-0"),
    ]
    assert run("lint", ".", "--no-config", "--select", "unknown-property")[1].startswith("a.json:4:19")
    assert "5 files" in run("lint", ".", "--no-config")[1]


def test_a_config_can_be_chosen(run: Run) -> None:
    write("card.toml", 'ignore = ["*"]')
    write("ci/strict.toml", 'select = ["missing-property"]\nper-file-ignores = {"b.json" = ["*"]}')
    write("a.json", FAULTY)
    assert "missing-property" in run("lint", "a.json", "--config", "ci/strict.toml")[1]
    write("pyproject.toml", "")
    code, _, err = run("lint", "a.json", "--config", "pyproject.toml")
    assert (code, err) == (2, "pyproject.toml: there is no table [tool.card-studio] in it\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("colour = 1", "unknown key “colour”; known are select, ignore"),
        ("ignore = 'hex-color'", "“ignore” must be a list of texts"),
        ("ignore = ['hex-colour']", "“ignore” names the unknown rule “hex-colour”; did you mean “hex-color”?"),
        ("severity = 1", "“severity” must be a table of texts"),
        ("severity = {hex-color = 'bad'}", "“severity” has the unknown level “bad”"),
        ("per-file-ignores = {a = 1}", "“per-file-ignores” must be a table of lists of texts"),
        ("per-file-ignores = {'a/*' = ['nope']}", "“per-file-ignores.a/*” names the unknown rule “nope”"),
        ("channel = 'mail'", "“channel” must be one of jsapi, message, webhook"),
        ("client = 7.6", "“client” must be a client version as text"),
        ("lang = 'fr'", "“lang” must be one of en, zh"),
        ("max_warnings = true", "“max_warnings” must be a whole number"),
        ("max_warnings = -1", "“max_warnings” must be a whole number"),
        ("exclude = [1]", "“exclude” must be a list of texts"),
        ("a = [", "this is not TOML: "),
    ],
)
def test_settings_that_mean_nothing_are_named(run: Run, content: str, sentence: str) -> None:
    write("card.toml", content)
    code, out, err = run("lint", write("a.json", CLEAN))
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert err.startswith(f"{Path.cwd() / 'card.toml'}: {sentence}")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("a.json", "a.json", True),
        ("a.json", "x/a.json", True),
        ("/a.json", "x/a.json", False),
        ("./a.json", "a.json", True),
        ("x", "x/y/a.json", True),
        ("x/", "x/y/a.json", True),
        ("x/*.json", "x/a.json", True),
        ("x/*.json", "x/y/a.json", False),
        ("x/**", "x/y/a.json", True),
        ("**/a.json", "a.json", True),
        ("**/y/*", "x/y/a.json", True),
        ("[ab].json", "b.json", True),
        ("[!ab].json", "b.json", False),
        ("[z-a].json", "[z-a].json", True),
        ("a?json", "a/json", False),
        ("a.json", "b.json", False),
    ],
)
def test_patterns_for_files(run: Run, pattern: str, path: str, fits: bool) -> None:
    write("card.toml", f"per-file-ignores = {{{json.dumps(pattern)} = ['*']}}")
    code, _, _ = run("lint", write(path, FAULTY))
    assert code == (0 if fits else 1)


# Comments that ignore


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.js", "const c = {elements: [\n  {tag: 'no'}, // card-lint: ignore unknown-tag\n]}", 0),
        ("a.js", "const c = {elements: [\n  // card-lint: ignore unknown-tag\n  {tag: 'no'},\n]}", 0),
        ("a.js", "const c = {elements: [\n  // card-lint: ignore\n\n  // more\n  {tag: 'no'},\n]}", 1),
        ("a.js", "const c = {elements: [\n  // card-lint: ignore hex-color\n  {tag: 'no'},\n]}", 1),
        ("a.js", "const c = {elements: [\n  {tag: 'hr'}, // card-lint: ignore unknown-tag\n {tag: 'no'}]}", 1),
        ("a.js", "const c = {elements: [ /* card-lint: ignore unknown-*, hex-color -- ours */ {tag: 'no'}]}", 0),
        ("a.js", "// card-lint: ignore-file unknown-tag\nconst c = {elements: [\n  {tag: 'no'},\n]}", 0),
        ("a.py", "card = {'elements': [\n    {'tag': 'no'},  # card-lint: ignore\n]}", 0),
        ("a.md", '<!-- card-lint: ignore unknown-tag -->\n```json\n{\n"elements": [{"tag": "no"}]}\n```\n', 0),
        ("a.md", '<!-- card-lint: ignore-file -->\n\n```json\n{"elements": [{"tag": "no"}]}\n```\n', 0),
        ("a.yaml", '# card-lint: ignore unknown-tag\ncontent: |\n  {"elements": [\n  {"tag": "no"}]}\n', 0),
        ("a.md", '<!-- card-lint: ignore unknown-tag -->\n> ```json\n> {"elements": [{"tag": "no"}]}\n> ```\n', 0),
        ("a.py", '# card-lint: ignore unknown-tag\nCARD = """\n{"elements": [\n{"tag": "no"}]}\n"""\n', 0),
        ("a.py", 'CARD = """\n{"elements": [\n{"tag": "no"}]}\n"""  # card-lint: ignore unknown-tag\n', 0),
        ("a.py", '# card-lint: ignore unknown-tag\nA = 1\nCARD = """\n{"elements": [\n{"tag": "no"}]}"""\n', 1),
        ("a.py", '# card-lint: ignore hex-color\nCARD = """\n{"elements": [\n{"tag": "no"}]}"""\n', 1),
        ("a.py", 'b = {\n  # card-lint: ignore\n  "content": """{"elements": [\n{"tag": "no"}]}"""}\n', 0),
        ("a.js", '// card-lint: ignore unknown-tag\nconst c = `{"elements": [\n{"tag": "no"}]}`;', 0),
        ("a.js", '// card-lint: ignore unknown-tag\nconst c = {"elements": [\n{"tag": "no"}]};', 1),
        ("a.js", '/*\n * card-lint: ignore unknown-tag -- ours\n */\nconst c = {elements: [{tag: "no"}]};', 0),
        ("a.sh", '# card-lint: ignore unknown-tag\ncurl https://a.b \\\n -d \'{"elements": [\n{"tag": "no"}]}\'', 0),
        ("a.sh", 'curl https://a.b -d \'{"elements": [\n{"tag": "no"}]}\' # card-lint: ignore unknown-tag', 0),
        ("a.jsonc", '{"elements": [\n  // card-lint: ignored unknown-tag\n  {"tag": "no"}]}', 1),
        ("a.json", '{"elements": [{"tag": "markdown", "content": "// card-lint: ignore-file\\n"},\n{"tag": "no"}]}', 1),
    ],
)
def test_comments_ignore(run: Run, name: str, content: str, code: int) -> None:
    got, out, _ = run("lint", "--strict", write(name, content))
    assert got == code, out


# Exit codes and pipes


def started(first: Any, *others: Any) -> list[Any]:
    """Cases that start a process each, which takes a second: the first stands for all where it is to be fast."""
    return [first, *(pytest.param(other, marks=pytest.mark.slow) for other in others)]


def test_the_highest_exit_code_wins(run: Run) -> None:
    names = [write("a.json", CLEAN), write("b.json", FAULTY), "gone.json"]
    assert [run("lint", *names[:count])[0] for count in (1, 2, 3)] == [0, 1, 2]
    assert run("lint", *reversed(names))[0] == 2


@pytest.mark.parametrize("argv", started(("lint", "-v", "a.json"), ("schema",), ("unwrap", "a.json")))
def test_a_closed_pipe_is_quiet(run: Run, argv: tuple[str, ...]) -> None:
    write("a.json", {"schema": "2.0", "body": {"elements": [{"tag": "no"}] * 400}})
    command = [sys.executable, "-m", "cardstudio.cards.command", *argv]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaints = process.stderr.read()
        assert process.wait() == (1 if argv[0] == "lint" else 0)
    assert b"Traceback" not in complaints
    assert b"BrokenPipe" not in complaints


def test_a_closed_output_is_quiet(run: Run) -> None:
    command = f'exec "{sys.executable}" -m cardstudio.cards.command lint "$0" >&-'
    done = subprocess.run(["sh", "-c", command, write("a.json", FAULTY)], stderr=-1, env=_environment(), check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("names", started(("gone.json",), ("gone.json", "gone too.json")))
def test_a_closed_pipe_for_complaints_is_quiet(run: Run, names: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "cardstudio.cards.command", "lint", *names]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stderr.close()
        assert process.stdout.read() == b""
        assert process.wait() == 2


def test_without_standard_error_nothing_is_said_elsewhere(run: Run) -> None:
    command = f'exec "{sys.executable}" -m cardstudio.cards.command lint gone.json 2>&-'
    done = subprocess.run(["sh", "-c", command], stdout=-1, env=_environment(), check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize(
    "argv", started("lint a.json", "lint -v a.json", "lint --fix -", "lint --diff a.json", "schema", "rules")
)
def test_what_cannot_be_printed_is_said(run: Run, argv: str) -> None:
    write("a.json", FAULTY)
    command = f'exec "{sys.executable}" -m cardstudio.cards.command {argv} <a.json >/dev/full'
    done = subprocess.run(["sh", "-c", command], stderr=-1, text=True, env=_environment(), check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "standard output: No space left on device"
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_it_without_a_traceback(run: Run) -> None:
    command = [sys.executable, "-m", "cardstudio.cards.command", "lint", write("a.json", FAULTY), "-"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    # What was started in the background ignores it, and so does whatever it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, env={**_environment(), "PYTHONUNBUFFERED": "1"}, **streams) as process:
        signal.signal(signal.SIGINT, before)
        assert process.stdout is not None
        process.stdout.readline()  # it is at the second file, whose end nobody writes
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate()
    assert (process.returncode, complaints) == (130, b"")


@pytest.mark.slow
def test_manage_py_has_the_same_command(run: Run) -> None:
    write("a.json", FAULTY)
    command = [sys.executable, str(Path(__file__).resolve().parents[3] / "manage.py"), "card"]
    done = subprocess.run([*command, "lint", "--strict", "."], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, run("lint", "--strict", ".")[1])
    told = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
    assert told.stdout.startswith("card ")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
