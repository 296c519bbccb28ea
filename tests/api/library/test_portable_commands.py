"""A library in a folder: `card pull` and `card push` against a running server, and `manage.py library`."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.cards.command import main
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Draft, Template, Version
from cardstudio.library.services import template_update
from tests.conftest import People

FACTS = "duty/template.yaml"


def edit(top: Path, title: str, path: str = "duty") -> None:
    file = top / path / "card.json"
    held = json.loads(file.read_text())
    held["card"]["header"]["title"]["content"] = title
    file.write_text(json.dumps(held, indent=2) + "\n")


def save(template: Template, title: str) -> None:
    """Somebody saves the draft in the designer."""
    draft = Draft.objects.get(template=template)
    draft.document["card"]["header"]["title"]["content"] = title
    draft.revision += 1
    draft.save()


def title(template: Template) -> str:
    said: str = Draft.objects.get(template=template).document["card"]["header"]["title"]["content"]
    return said


# card pull, card push


def card(capsys: pytest.CaptureFixture[str], *argv: Any) -> tuple[int, list[str]]:
    code = main([str(word) for word in argv])
    said = capsys.readouterr()
    return code, (said.out + said.err).splitlines()


def test_out_changed_and_in_again(at: Team, duty: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert card(capsys, "pull", tmp_path, "--team", at.name) == (0, ["duty: new"])
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")) == [
        "duty/card.json",
        "duty/template.yaml",
    ]
    assert card(capsys, "pull", tmp_path, "--team", at.pk) == (0, [])
    edit(tmp_path, "Duty in May")
    assert card(capsys, "push", tmp_path, "--team", at.pk, "--dry-run") == (0, ["duty: changed: document"])
    assert title(duty) == "Release 3.2"
    assert card(capsys, "push", tmp_path, "--team", at.pk) == (0, ["duty: changed: document"])
    assert title(duty) == "Duty in May"
    # The folder knows that the library has this now.
    assert card(capsys, "push", tmp_path, "--team", at.pk) == (0, [])
    assert card(capsys, "pull", tmp_path, "--team", at.pk) == (0, [])


def test_nothing_that_was_changed_here_is_written_over(
    at: Team, duty: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card(capsys, "pull", tmp_path, "--team", at.pk)
    edit(tmp_path, "Here")
    assert card(capsys, "pull", tmp_path, "--team", at.pk) == (
        0,
        ["duty: changed in this folder only; left as it is"],
    )
    save(duty, "There")
    code, [line] = card(capsys, "pull", tmp_path, "--team", at.pk)
    assert (code, "--force" in line) == (1, True)
    assert "Here" in (tmp_path / "duty" / "card.json").read_text()
    code, [line] = card(capsys, "push", tmp_path, "--team", at.pk)
    assert (code, "both are kept. The folder's card is version 1." in line) == (1, True)
    assert title(duty) == "There"
    assert Version.objects.get().document["card"]["header"]["title"]["content"] == "Here"
    assert card(capsys, "pull", tmp_path, "--team", at.pk, "--force") == (0, ["duty: changed"])
    assert "There" in (tmp_path / "duty" / "card.json").read_text()


def test_a_card_that_is_called_otherwise_moves(
    at: Team, duty: Template, people: People, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card(capsys, "pull", tmp_path, "--team", at.pk)
    template_update(actor=Actor(people.alice), template=duty, slug="rota")
    assert card(capsys, "pull", tmp_path, "--team", at.pk) == (0, ["rota: changed"])
    assert [path.name for path in tmp_path.iterdir()] == ["rota"]
    Template.objects.filter(pk=duty.pk).update(deleted_at=duty.updated_at)
    assert card(capsys, "pull", tmp_path, "--team", at.pk) == (
        0,
        ["rota: not in the library any more; left as it is"],
    )
    code, [line] = card(capsys, "push", tmp_path, "--team", at.pk, "--lang", "zh")
    assert (code, "回收站" in line) == (1, True)


def test_cards_of_the_platforms_tool_come_in(
    at: Team, tmp_path: Path, document: JSONObject, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "poll.card").write_text(json.dumps({"name": "Poll", "dsl": document["card"], "variables": []}))
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "card.json").write_text("{}")
    before = (tmp_path / "poll.card").read_bytes()
    assert card(capsys, "push", tmp_path, "--team", at.pk) == (0, ["poll.card: new"])
    assert (tmp_path / "poll.card").read_bytes() == before
    assert card(capsys, "push", tmp_path, "--team", at.pk) == (0, [])
    assert Template.objects.filter(team=at, name="Poll").count() == 1


def test_what_is_wrong_is_one_line(
    at: Team, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--team", at.pk)
    code, [line] = card(capsys, "push", tmp_path, *asked)
    assert (code, "no card" in line) == (2, True)
    code, [line] = card(capsys, "push", tmp_path / "nowhere", *asked)
    assert (code, "no such file" in line) == (2, True)
    code, [line] = card(capsys, "pull", tmp_path, "--team", "Nobody's")
    assert (code, "Nobody's" in line) == (2, True)
    code, [line] = card(capsys, "pull", tmp_path, *asked, "--server", "http://127.0.0.1:9")
    assert (code, "127.0.0.1:9" in line) == (2, True)
    code, [line] = card(capsys, "pull", tmp_path, *asked, "--server", "file:///etc")
    assert (code, "CARD_SERVER" in line) == (2, True)
    monkeypatch.setenv("CARD_TOKEN", "cs_wrong")
    code, [line] = card(capsys, "pull", tmp_path, *asked)
    assert (code, line.startswith("401")) == (2, True)
    monkeypatch.delenv("CARD_TOKEN")
    code, [line] = card(capsys, "pull", tmp_path, *asked)
    assert (code, "CARD_TOKEN" in line) == (2, True)


# manage.py library


def manage(*args: Any) -> list[str]:
    out = StringIO()
    call_command("library", *map(str, args), stdout=out)
    return out.getvalue().splitlines()


def test_the_operator_takes_a_library_to_another_team(people: People, duty: Template, tmp_path: Path) -> None:
    other = Team.objects.get(personal_of=people.charlie)
    for path in (tmp_path / "library", tmp_path / "library.zip"):
        manage("export", people.team.name, path)
        assert manage("import", other.pk, path, "--dry-run") == ["duty: new"]
        assert manage("import", other.pk, path) == ["duty: new"]
        assert manage("import", other.pk, path) == []
        copy = Template.objects.get(team=other)
        assert (copy.name, copy.created_by) == ("Duty", people.charlie)
        assert Draft.objects.get(template=copy).document == Draft.objects.get(template=duty).document
        Draft.objects.filter(template=copy).delete()
        copy.delete()


def test_the_operator_hears_of_what_was_not_taken(people: People, duty: Template, tmp_path: Path) -> None:
    manage("export", people.team.pk, tmp_path)
    (tmp_path / "duty" / "card.json").write_text("{")
    with pytest.raises(SystemExit) as stopped:
        manage("import", people.team.pk, tmp_path)
    assert stopped.value.code == 1


def test_the_operator_names_who_does_it(people: People, duty: Template, tmp_path: Path) -> None:
    manage("export", people.team.pk, tmp_path)
    edit(tmp_path, "Bob's")
    assert manage("import", people.team.pk, tmp_path, "--as", "Bob") == ["duty: changed: document"]
    assert Draft.objects.get(template=duty).saved_by == people.bob
    for person in ("Charlie", "Vera"):
        with pytest.raises(CommandError, match="may not"):
            manage("import", people.team.pk, tmp_path, "--as", person)
    with pytest.raises(CommandError, match="nowhere"):
        manage("import", people.team.pk, tmp_path / "nowhere")
    (tmp_path / "broken.zip").write_bytes(b"PK")
    with pytest.raises(CommandError, match="zip"):
        manage("import", people.team.pk, tmp_path / "broken.zip")
