from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cardstudio.cards.command import main

GOOD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}}
BAD: dict[str, Any] = {"schema": "2.0", "body": {"elements": [{"tag": "hr", "color": "red"}]}}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "good.json").write_text(json.dumps(GOOD), encoding="utf-8")
    (tmp_path / "bad.json").write_text(json.dumps({"msg_type": "interactive", "card": BAD}), encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"schema":\n oops}', encoding="utf-8")
    (tmp_path / "reference.json").write_text('{"type":"template","data":{"template_id":"A"}}', encoding="utf-8")
    return tmp_path


def test_it_works(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(files / "good.json")]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_errors_exit_1(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(files / "bad.json")]) == 1
    out = capsys.readouterr().out
    assert "/body/elements/0" in out
    assert "[200621]" in out


def test_unreadable_exits_2_and_says_where(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(files / "broken.json")]) == 2
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.count("\n") == 1
    assert "line 2, column 2" in streams.err


def test_a_missing_file_exits_2(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(files / "nowhere.json")]) == 2
    assert "nowhere.json" in capsys.readouterr().err


def test_json_is_one_report_a_line(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(files / name) for name in ("good.json", "bad.json", "broken.json")]
    assert main(["lint", "--format", "json", *names]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == names
    assert [line["ok"] for line in lines] == [True, False, False]
    assert "line 2" in lines[2]["unreadable"]
    assert main(["lint", "--format", "json", names[0]]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == names[0]


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(BAD).encode())))
    assert main(["lint", "-", "--lang", "zh"]) == 1
    assert "没有“color”这个属性" in capsys.readouterr().out


def test_fix_writes_the_file_back(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--fix", str(files / "bad.json")]) == 0
    # A body stays a body: somebody sends this file.
    assert json.loads((files / "bad.json").read_text(encoding="utf-8")) == {"msg_type": "interactive", "card": GOOD}
    untouched = (files / "good.json").read_text(encoding="utf-8")
    assert main(["lint", "--fix", str(files / "good.json")]) == 0
    assert (files / "good.json").read_text(encoding="utf-8") == untouched
    capsys.readouterr()


@pytest.mark.parametrize(
    ("body", "mended"),
    [
        (BAD, GOOD),
        ({"card": BAD}, GOOD),
        ({"card": BAD, "variables": [], "mine": 1}, {"card": GOOD, "variables": [], "mine": 1}),
        ({"receive_id": "oc", "content": json.dumps(BAD)}, {"receive_id": "oc", "content": json.dumps(GOOD)}),
        ({"cardContent": {"card": BAD}, "openChatIDs": []}, {"cardContent": {"card": GOOD}, "openChatIDs": []}),
        ({"toast": {}, "card": {"type": "raw", "data": BAD}}, {"toast": {}, "card": {"type": "raw", "data": GOOD}}),
        ({"name": "n", "dsl": BAD, "variables": []}, {"name": "n", "dsl": GOOD, "variables": []}),
    ],
)
def test_fix_keeps_what_the_card_was_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], body: dict[str, Any], mended: dict[str, Any]
) -> None:
    file = tmp_path / "body.json"
    file.write_text(json.dumps(body), encoding="utf-8")
    assert main(["lint", "--fix", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8")) == mended
    capsys.readouterr()


def test_fix_of_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(BAD).encode())))
    assert main(["lint", "--fix", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == GOOD


def test_a_channel_decides(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    large = {"elements": [{"tag": "markdown", "content": "x" * 21_000}]}
    (files / "large.json").write_text(json.dumps(large), encoding="utf-8")
    assert main(["lint", str(files / "large.json")]) == 0
    assert main(["lint", str(files / "large.json"), "--channel", "webhook"]) == 1
    assert main(["lint", str(files / "large.json"), "--channel", "message"]) == 0
    capsys.readouterr()


def test_unwrap_prints_the_card(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unwrap", str(files / "bad.json")]) == 0
    streams = capsys.readouterr()
    assert json.loads(streams.out) == BAD
    assert "webhook" in streams.err


def test_unwrap_of_a_reference_exits_2(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unwrap", str(files / "reference.json")]) == 2
    assert main(["lint", str(files / "reference.json")]) == 0
    capsys.readouterr()


def test_it_needs_no_django(files: Path) -> None:
    code = "import sys, cardstudio.cards.command as c; c.main(['lint', sys.argv[1]]); sys.exit('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(files / "good.json")], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_fill_prints_the_filled_card(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = {"elements": [{"tag": "markdown", "content": "Hi ${who}"}]}
    (files / "document.json").write_text(json.dumps({"card": card, "variables": [{"name": "who", "type": "text"}]}))
    (files / "values.json").write_text('{"who": "Ada"}')
    assert main(["fill", str(files / "document.json"), "--values", str(files / "values.json")]) == 0
    assert json.loads(capsys.readouterr().out) == {"elements": [{"tag": "markdown", "content": "Hi Ada"}]}
    assert main(["fill", str(files / "document.json"), "--values", str(files / "broken.json")]) == 2
    assert "broken.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("values", "flags", "code", "shown"),
    [
        ({}, [], 1, "${who}"),
        ({"who": None}, [], 1, "${who}"),
        ({}, ["--keep-missing"], 0, "${who}"),
        ({"who": "Ada", "woh": "x"}, [], 1, "Ada"),
        ({"woh": "x"}, ["--keep-missing"], 1, "${who}"),
        ({"who": "x" * 300_000}, [], 1, "${who}"),
    ],
)
def test_fill_fails_where_a_value_is_missing_or_unknown(
    files: Path, capsys: pytest.CaptureFixture[str], values: dict[str, str], flags: list[str], code: int, shown: str
) -> None:
    card = {"elements": [{"tag": "markdown", "content": "Hi ${who}"}]}
    (files / "document.json").write_text(json.dumps({"card": card, "variables": [{"name": "who"}]}))
    (files / "values.json").write_text(json.dumps(values))
    assert main(["fill", str(files / "document.json"), "--values", str(files / "values.json"), *flags]) == code
    streams = capsys.readouterr()
    assert json.loads(streams.out)["elements"][0]["content"] == f"Hi {shown}"
    assert streams.err


def test_what_is_wrong_with_values_is_told_where_they_stand(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {"name": "rows", "type": "object_array", "fields": [{"name": "at", "type": "time"}]}
    variables = [{"name": "count", "type": "number"}, rows, {"name": "size", "type": "number", "default": "many"}]
    texts = [{"tag": "markdown", "content": "${count} ${size}"}]
    (files / "d.json").write_text(json.dumps({"card": {"elements": texts}, "variables": variables}))
    (files / "v.json").write_text(
        '{\n  "count": "three",\n  "rows": [{"at": "12:00"},\n    {"at": "noon"}],\n  "cuont": 3\n}'
    )

    def told(values: str) -> list[str]:
        assert main(["fill", str(files / "d.json"), "--values", str(files / values)]) == 1
        return [line.removeprefix(f"{files}/") for line in capsys.readouterr().err.splitlines()]

    lines = told("v.json")
    assert {line.split(" ")[0]: line.split(" ")[2] for line in lines if line.startswith("v.json:")} == {
        "v.json:2:12:": "wrong-value-type",
        "v.json:4:12:": "wrong-value-format",
        "v.json:5:3:": "undeclared-value",
    }
    assert any(line.startswith("d.json:") and "“size”" in line for line in lines)
    assert "/rows/1/at" in lines[[line.split(" ")[2] for line in lines].index("wrong-value-format")]
    (files / "list.json").write_text("\n[]")
    assert any(line.startswith("list.json:2:1: error values-not-object") for line in told("list.json"))


def test_schema_knows_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--document", "--format-version", "1.0"]) == 0
    assert {"card", "variables", "samples"} <= json.loads(capsys.readouterr().out)["properties"].keys()


def test_convert_prints_the_card_and_what_changed(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert", str(files / "bad.json"), "--to", "1.0"]) == 0
    streams = capsys.readouterr()
    assert json.loads(streams.out) == {"elements": [{"tag": "hr"}]}
    assert "dropped /body/elements/0/color" in streams.err


def test_locate_prints_the_place(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    error = "ErrCode: 200621; ErrMsg: unknown property, property: color, path: ROOT -> body -> elements -> [0](tag: hr)"
    assert main(["locate", str(files / "bad.json"), "--error", error]) == 0
    assert capsys.readouterr().out == "/body/elements/0  “color” is no property of Divider.\n"
    assert main(["locate", str(files / "bad.json"), "--error", error, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["platform_code"] == 200621
    assert main(["locate", str(files / "bad.json"), "--error", "who knows"]) == 1
    assert main(["locate", str(files / "broken.json"), "--error", error]) == 2
    assert main(["locate", str(files / "reference.json"), "--error", error]) == 2
    capsys.readouterr()


def test_a_client_can_be_chosen(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(files / "good.json"), "--client", "7.6"]) == 0
    assert "7.20" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["lint", str(files / "good.json"), "--client", "new"])
    assert "client version" in capsys.readouterr().err


def test_callbacks_are_told_unless_there_is_one(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    behaviors = [{"type": "callback", "value": {}}]
    button = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "behaviors": behaviors}
    (files / "call.json").write_text(json.dumps({"schema": "2.0", "body": {"elements": [button]}}))
    monkeypatch.delenv("CARD_CALLBACK", raising=False)
    assert main(["lint", str(files / "call.json"), "--channel", "jsapi"]) == 0
    assert "200340" in capsys.readouterr().out
    assert main(["lint", str(files / "call.json")]) == 0
    assert "200340" not in capsys.readouterr().out
    monkeypatch.setenv("CARD_CALLBACK", "https://example.com")
    assert main(["lint", str(files / "call.json"), "--channel", "message"]) == 0
    assert "200340" not in capsys.readouterr().out


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--format-version", "1.0"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")


def test_what_is_no_card_is_said_and_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "adaptive.json"
    path.write_text('{"type": "AdaptiveCard", "body": []}', encoding="utf-8")
    assert main(["lint", str(path)]) == 1
    assert "This is a Microsoft Adaptive Card" in capsys.readouterr().out
    assert main(["lint", "--fix", str(path)]) == 1
    assert path.read_text(encoding="utf-8") == '{"type": "AdaptiveCard", "body": []}'
    capsys.readouterr()
    assert main(["unwrap", str(path)]) == 2
    streams = capsys.readouterr()
    assert (streams.out, "This is a Microsoft Adaptive Card" in streams.err) == ("", True)
    assert streams.err.count("\n") == 1
