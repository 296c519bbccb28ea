"""A library as files: out, in again, changed on one side, on the other and on both. Nothing is lost."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
import yaml
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor
from cardstudio.cards.json import encode
from cardstudio.cards.library.archive import pack, unpack
from cardstudio.cards.library.files import by_card, is_edited
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Draft, Template, Version
from cardstudio.library.portable.exporting import library_export
from cardstudio.library.portable.facts import Facts, facts_bytes, facts_read
from cardstudio.library.portable.importing import library_import
from cardstudio.library.services import folder_create, template_create
from tests.api.library.conftest import put_draft
from tests.conftest import People

Files = dict[str, bytes]


def address(team: Team) -> str:
    return f"/api/v1/teams/{team.pk}/library/"


def exported(client: Client, team: Team, query: str = "") -> Files:
    answer = client.get(f"{address(team)}{query}")
    assert answer.status_code == 200
    return unpack(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # a file's


def send(client: Client, team: Team, files: Files | bytes, query: str = "") -> Any:
    data = files if isinstance(files, bytes) else pack(files)
    return client.post(f"{address(team)}{query}", data, content_type="application/zip")


def imported(client: Client, team: Team, files: Files, query: str = "") -> dict[str, JSONObject]:
    """The outcomes by path."""
    answer = send(client, team, files, query)
    assert answer.status_code == 200, answer.content
    return {outcome["path"]: outcome for outcome in answer.json()["results"]}


def card_of(files: Files, path: str) -> JSONObject:
    held: JSONObject = json.loads(files[f"{path}/card.json"])
    return held


def titled(document: JSONObject, title: str) -> JSONObject:
    card = {**document["card"], "header": {"title": {"tag": "plain_text", "content": title}}}
    return {**document, "card": card}


def with_title(files: Files, path: str, title: str) -> Files:
    changed = json.dumps(titled(card_of(files, path), title), indent=2, ensure_ascii=False)
    return {**files, f"{path}/card.json": changed.encode()}


def draft_of(pk: str) -> JSONObject:
    held: JSONObject = Draft.objects.get(template=pk).document
    return held


@pytest.fixture
def other(people: People) -> Team:
    """Charlie's own team, which is empty."""
    return Team.objects.get(personal_of=people.charlie)


# Out


def test_each_card_is_a_folder_that_reads_well(alice: Client, people: People, document: JSONObject) -> None:
    actor = Actor(people.alice)
    folder = folder_create(actor=actor, team=people.team, name="HR")
    inner = folder_create(actor=actor, team=people.team, name="放假", parent=folder)
    made = template_create(
        actor=actor, team=people.team, name="元旦放假通知", document=document, folder=inner,
        description="For everybody.\nSend it early.", tags=["notice", "no"],
    )  # fmt: skip
    files = exported(alice, people.team)

    assert list(files) == ["yuan-dan-fang-jia-tong-zhi/card.json", "yuan-dan-fang-jia-tong-zhi/template.yaml"]
    card, facts = files.values()
    assert card.decode() == json.dumps(document, indent=2) + "\n"
    *lines, mark = facts.decode().splitlines()
    assert "\n".join(lines) == (
        f"id: {made.pk}\nname: 元旦放假通知\nslug: yuan-dan-fang-jia-tong-zhi\n"
        "description: |-\n  For everybody.\n  Send it early.\nfolder:\n- HR\n- 放假\ntags:\n- 'no'\n- notice"
    )
    assert mark.startswith("exported: ")


@pytest.mark.parametrize("between", ["\r", "\x85", "\u2028", "\u2029", "\n", "\r\n", "\t", "\xa0", " \n ", "\ufeff"])
def test_every_kind_of_break_comes_back(between: str) -> None:
    facts = Facts(name="A", description=f"0{between}0")
    assert facts_read(facts_bytes(str(uuid4()), facts, {})).facts == facts


def test_the_same_library_is_the_same_archive(alice: Client, people: People, template: JSONObject) -> None:
    first, second = (b"".join(alice.get(address(people.team)).streaming_content) for _ in range(2))  # type: ignore[attr-defined]
    assert first == second


def test_a_selection_and_a_folder(alice: Client, people: People, document: JSONObject) -> None:
    actor = Actor(people.alice)
    folder = folder_create(actor=actor, team=people.team, name="HR")
    a, b, c = (
        template_create(actor=actor, team=people.team, name=name, document=document, folder=at)
        for name, at in (("A", folder), ("B", None), ("C", None))
    )
    assert {path[0] for path in exported(alice, people.team, f"?templates={a.pk},{c.pk}")} == {"a", "c"}
    assert {path[0] for path in exported(alice, people.team, f"?folder={folder.pk}")} == {"a"}
    alice.delete(f"/api/v1/templates/{b.pk}/")
    alice.put(f"/api/v1/templates/{c.pk}/archive/")
    files = exported(alice, people.team)
    assert {path[0] for path in files} == {"a", "c"}
    assert b"archived: true" in files["c/template.yaml"]


def test_a_selection_of_any_size(
    alice: Client, vera: Client, charlie: Client, people: People, document: JSONObject, other: Team
) -> None:
    """In the order of the whole library, each once, and nothing of another team."""
    actor = Actor(people.alice)
    made = [
        template_create(actor=actor, team=people.team, name=f"N{number}", document=document) for number in range(230)
    ]
    foreign = template_create(actor=Actor(people.charlie), team=other, name="Foreign", document=document)
    whole = exported(alice, people.team)
    assert list(whole) == sorted(whole)
    chosen = [str(one.pk) for one in (*made[220:], *made[:205], made[0], foreign)]

    def asked(client: Client, body: Any) -> Any:
        return client.post(f"{address(people.team)}export/", body, content_type="application/json")

    answer = asked(vera, {"templates": chosen})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    left = {f"n{number}" for number in range(205, 220)}
    assert list(unpack(b"".join(answer.streaming_content)).items()) == [
        (path, data) for path, data in whole.items() if path.split("/")[0] not in left
    ]
    assert asked(charlie, {"templates": chosen}).status_code == 404
    assert asked(alice, {"templates": ["nonsense"]}).status_code == 400
    assert asked(alice, {}).status_code == 400


def test_members_export_and_editors_import(
    alice: Client, bob: Client, vera: Client, charlie: Client, people: People, template: JSONObject
) -> None:
    files = exported(vera, people.team)
    assert imported(bob, people.team, files)["release-3-2"]["did"] == "same"
    assert send(vera, people.team, files).status_code == 403
    assert send(charlie, people.team, files).status_code == 404
    assert charlie.get(address(people.team)).status_code == 404


def test_wrong_questions_are_named(alice: Client, people: People) -> None:
    many = ",".join([str(uuid4())] * 101)
    for query in ("?templates=nonsense", f"?folder={uuid4()}", "?card=1", f"?templates={many}"):
        assert alice.get(f"{address(people.team)}{query}").status_code in (400, 404), query


# In


def test_a_library_is_the_same_in_another_team(
    alice: Client, charlie: Client, people: People, other: Team, document: JSONObject
) -> None:
    actor = Actor(people.alice)
    folder = folder_create(actor=actor, team=people.team, name="HR")
    for name in ("Notice", "Duty", "Duty"):
        template_create(actor=actor, team=people.team, name=name, document=document, folder=folder, tags=["a", "b"])
    files = exported(alice, people.team)

    done = imported(charlie, other, files)
    assert [outcome["did"] for outcome in done.values()] == ["created"] * 3
    assert exported(charlie, other) == files
    assert {outcome["did"] for outcome in imported(charlie, other, files).values()} == {"same"}
    assert Template.objects.filter(team=other).count() == 3
    # The first team's are what they were.
    assert exported(alice, people.team) == files


def test_a_changed_card_becomes_a_new_revision(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    outcome = imported(alice, people.team, with_title(files, "release-3-2", "Release 4"))["release-3-2"]

    assert (outcome["did"], outcome["fields"], outcome["replaced"]) == ("updated", ["document"], 1)
    assert draft_of(template["id"])["card"]["header"]["title"]["content"] == "Release 4"
    assert Draft.objects.get(template=template["id"]).revision == 2
    # What it was before is a version.
    assert Version.objects.get(template=template["id"]).document == card_of(files, "release-3-2")


def test_changed_names_and_places_are_taken(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    facts = files["release-3-2/template.yaml"].decode().replace("name: Release 3.2", "name: 2026-11-30")
    files["release-3-2/template.yaml"] = (facts + "folder: [Releases, Monthly]\ntags: [on]\narchived: true\n").encode()
    outcome = imported(alice, people.team, files)["release-3-2"]

    assert (outcome["did"], outcome["fields"]) == ("updated", ["name", "folder", "tags", "archived"])
    held = Template.objects.get(pk=template["id"])
    assert (held.name, held.folder.name, held.folder.parent.name) == ("2026-11-30", "Monthly", "Releases")  # type: ignore[union-attr]
    assert [tag.name for tag in held.tags.all()] == ["on"]
    assert held.archived_at is not None
    assert imported(alice, people.team, files)["release-3-2"]["did"] == "same"


def test_a_folder_in_git_is_taken_again_and_again(alice: Client, people: People, template: JSONObject) -> None:
    """What a pipeline imports from Git still has the mark of the first export, after any number of imports."""
    files = exported(alice, people.team)
    for title in ("Release 4", "Release 5", "Release 4"):
        files = with_title(files, "release-3-2", title)
        assert imported(alice, people.team, files)["release-3-2"]["did"] == "updated"
        assert imported(alice, people.team, files)["release-3-2"]["did"] == "same"


def test_where_both_changed_both_are_kept_and_named(
    alice: Client, bob: Client, people: People, template: JSONObject, document: JSONObject
) -> None:
    files = exported(alice, people.team)
    assert put_draft(bob, template, {"document": titled(document, "Bob's")}).status_code == 200
    files = with_title(files, "release-3-2", "The folder's")
    for _again in range(2):
        outcome = imported(alice, people.team, files)["release-3-2"]
        assert (outcome["did"], outcome["fields"], outcome["kept"]) == ("both", [], {"document": 1})
    assert draft_of(template["id"]) == titled(document, "Bob's")
    kept = Version.objects.get(template=template["id"], number=1)
    assert kept.document == card_of(files, "release-3-2")
    assert kept.note


def test_where_only_the_library_changed_it_stays(
    alice: Client, bob: Client, people: People, template: JSONObject, document: JSONObject
) -> None:
    files = exported(alice, people.team)
    put_draft(bob, template, {"document": titled(document, "Bob's")})
    assert imported(alice, people.team, files)["release-3-2"]["did"] == "newer"
    assert draft_of(template["id"]) == titled(document, "Bob's")


def test_names_that_both_changed_are_named(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    alice.patch(f"/api/v1/templates/{template['id']}/", {"name": "In the library"}, content_type="application/json")
    facts = files["release-3-2/template.yaml"].replace(b"name: Release 3.2", b"name: In the folder")
    files = with_title({**files, "release-3-2/template.yaml": facts}, "release-3-2", "Release 4")
    outcome = imported(alice, people.team, files)["release-3-2"]

    assert (outcome["did"], outcome["fields"], outcome["kept"]) == ("both", ["document"], {"name": "In the folder"})
    assert Template.objects.get(pk=template["id"]).name == "In the library"


def test_a_dry_run_says_the_same_and_does_nothing(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    facts = f"id: {uuid4()}\nname: New\nfolder: [Nowhere yet]\n".encode()
    files |= {"new/card.json": files["release-3-2/card.json"], "new/template.yaml": facts}
    files = with_title(files, "release-3-2", "Release 4")
    before = exported(alice, people.team)

    told = imported(alice, people.team, files, "?dry_run=true")
    assert exported(alice, people.team) == before
    assert not Version.objects.exists()
    done = imported(alice, people.team, files)
    assert (
        {path: (one["did"], one["fields"]) for path, one in told.items()}
        == {path: (one["did"], one["fields"]) for path, one in done.items()}
        == {"new": ("created", []), "release-3-2": ("updated", ["document"])}
    )


def test_what_is_in_the_trash_stays_there(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    alice.delete(f"/api/v1/templates/{template['id']}/")
    outcome = imported(alice, people.team, with_title(files, "release-3-2", "Release 4"))["release-3-2"]
    assert (outcome["did"], outcome["template"]) == ("trashed", template["id"])
    assert Template.objects.get().deleted_at is not None


def test_cards_without_an_id_are_made_once(alice: Client, people: People, card: JSONObject) -> None:
    export = {"name": "Duty list", "dsl": json.dumps(card), "variables": [{"name": "day", "type": "text"}]}
    files = {"bare/card.json": json.dumps(card).encode(), "tool/duty.card": json.dumps(export).encode()}

    done = imported(alice, people.team, files)
    assert {path: (one["did"], one["name"]) for path, one in done.items()} == {
        "bare": ("created", "bare"),
        "tool/duty.card": ("created", "Duty list"),
    }
    assert draft_of(done["tool/duty.card"]["template"])["variables"][0]["name"] == "day"
    assert {one["did"] for one in imported(alice, people.team, files).values()} == {"same"}


def test_a_slug_another_card_has_is_named(
    alice: Client, people: People, template: JSONObject, document: JSONObject
) -> None:
    template_create(actor=Actor(people.alice), team=people.team, name="Duty", document=document)
    files = exported(alice, people.team)
    facts = files["release-3-2/template.yaml"].replace(b"slug: release-3-2", b"slug: duty")
    outcome = imported(alice, people.team, {**files, "release-3-2/template.yaml": facts})["release-3-2"]
    assert (outcome["did"], bool(outcome["message"])) == ("same", True)


def test_a_card_that_moves_to_another_team_is_new_in_it(
    alice: Client, bob: Client, people: People, template: JSONObject
) -> None:
    """Its files match where it is now, and where a copy of it was imported before it is another card."""
    files = exported(alice, people.team)
    team = Team.objects.get(personal_of=people.alice)
    own = Team.objects.get(personal_of=people.bob)
    copy = imported(bob, own, files)["release-3-2"]["template"]
    assert copy != template["id"]
    assert team == people.team
    imported(bob, own, with_title(files, "release-3-2", "Bob's copy"))
    assert draft_of(template["id"]) == card_of(files, "release-3-2")


# Archives nobody should trust


def zipped(entries: list[tuple[Any, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", kind) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, data in entries:
            archive.writestr(name, data)
    return held.getvalue()


def lying() -> bytes:
    """An archive that says of a large file that it is a small one."""
    data = bytearray(zipped([("a/card.json", b" " * 10_000_000)]))
    for signature, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.find(signature) + at
        data[start : start + 4] = (100).to_bytes(4, "little")
    return bytes(data)


CARD = b'{"card": {"elements": []}}'
HOSTILE: dict[str, tuple[Callable[[], bytes], int]] = {
    "no archive": (lambda: b"PK", 400),
    "nothing": (lambda: b"", 415),
    "text": (lambda: b"{}" * 100, 400),
    "cut off": (lambda: zipped([("a/card.json", CARD)])[:-30], 400),
    "out of the folder": (lambda: zipped([("../card.json", CARD)]), 400),
    "out in the middle": (lambda: zipped([("a/../../b/card.json", CARD)]), 400),
    "absolute": (lambda: zipped([("/etc/card.json", CARD)]), 400),
    "of Windows": (lambda: zipped([("C:\\a\\card.json", CARD)]), 400),
    "the same path twice": (lambda: zipped([("a/card.json", CARD), ("a/card.json", b"{}")]), 400),
    "uncommon packing": (lambda: zipped([("a/card.json", CARD)], zipfile.ZIP_LZMA), 400),
    "a bomb of one file": (lambda: zipped([("a/card.json", b" " * 40_000_000)]), 413),
    "a bomb of many": (lambda: zipped([(f"{number}/card.json", b" " * 15_000_000) for number in range(8)]), 413),
    "a size that is a lie": (lying, 400),
    "too many entries": (lambda: zipped([(f"{number}.txt", b"") for number in range(20_001)], 0), 413),
    "too many cards": (lambda: zipped([(f"{number}/card.json", CARD) for number in range(501)]), 400),
    "too large": (lambda: b"PK" + b"\0" * 20 * 2**20, 413),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_archives_are_refused_in_the_one_shape(alice: Client, people: People, name: str) -> None:
    make, status = HOSTILE[name]
    answer = send(alice, people.team, make())
    assert answer.status_code == status, answer.content
    assert answer.json()["error"]["message"]
    assert not Template.objects.exists()


WRONG_FILES: dict[str, dict[str, bytes]] = {
    "no JSON": {"card.json": b"{"},
    "no card": {"card.json": b"[]"},
    "a member twice": {"card.json": b'{"card": {}, "card": {"elements": []}}'},
    "too deep": {"card.json": b"[" * 5000},
    "no UTF-8": {"card.json": b"\xff\xfe"},
    "no document": {"template.yaml": b"name: A"},
    "no YAML": {"card.json": CARD, "template.yaml": b"name: [A"},
    "YAML too deep": {"card.json": CARD, "template.yaml": b"tags: " + b"[" * 20_000},
    "YAML of a type": {"card.json": CARD, "template.yaml": b"name: !!python/object/apply:os.getcwd []"},
    "a list of YAML": {"card.json": CARD, "template.yaml": b"- name"},
    "an unknown name": {"card.json": CARD, "template.yaml": b"title: A"},
    "a name twice": {"card.json": CARD, "template.yaml": b"name: A\nname: B"},
    "a name too long": {"card.json": CARD, "template.yaml": b"name: " + b"A" * 121},
    "a wrong slug": {"card.json": CARD, "template.yaml": b"name: A\nslug: A b"},
    "a wrong id": {"card.json": CARD, "template.yaml": b"name: A\nid: seven"},
    "a NUL": {"card.json": CARD, "template.yaml": b'name: "a\\0b"'},
    "a folder of nothing": {"card.json": CARD, "template.yaml": b"name: A\nfolder: {a: b}"},
    "neither true nor false": {"card.json": CARD, "template.yaml": b"name: A\narchived: maybe"},
    "large facts": {"card.json": CARD, "template.yaml": b"#" * 70_000},
    "an empty export": {"a.card": b""},
    "an export without a card": {"a.card": b'{"name": "A"}'},
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_files_that_are_wrong_are_named_and_spoil_no_other(alice: Client, people: People, name: str) -> None:
    wrong = {f"wrong/{file}": data for file, data in WRONG_FILES[name].items()}
    done = imported(alice, people.team, {**wrong, "right/card.json": CARD})
    assert done.pop("right")["did"] == "created"
    [outcome] = done.values()
    assert outcome["did"] == "refused"
    assert outcome["message"]
    assert Template.objects.count() == 1


def test_the_same_id_twice_is_named(alice: Client, people: People, template: JSONObject) -> None:
    files = exported(alice, people.team)
    copied = {path.replace("release-3-2", "z-copy"): data for path, data in files.items()}
    done = imported(alice, people.team, {**files, **with_title(copied, "z-copy", "Copy")})
    assert [outcome["did"] for outcome in done.values()] == ["same", "refused"]


def test_an_archive_goes_where_archives_go(alice: Client, people: People, template: JSONObject) -> None:
    archive = pack({"a/card.json": CARD})
    answer = alice.post("/api/v1/templates/", archive, content_type="application/zip")
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "unsupported_media_type")
    answer = alice.post(address(people.team), {}, content_type="application/json")
    assert (answer.status_code, "zip" in answer.json()["error"]["message"]) == (415, True)
    answer = alice.get(address(people.team), headers={"Accept": "application/zip"})
    assert answer.status_code == 200


def test_a_key_that_comes_with_another_archive_is_told_so(alice: Client, people: People) -> None:
    first, second = (pack({f"{name}/card.json": CARD}) for name in "ab")

    def asked(data: bytes, query: str = "") -> int:
        headers = {"Idempotency-Key": "one"}
        answer = alice.post(f"{address(people.team)}{query}", data, content_type="application/zip", headers=headers)
        return answer.status_code

    assert [asked(first), asked(first), asked(second), asked(first, "?dry_run=true")] == [200, 200, 422, 422]
    assert Template.objects.count() == 1


# Anything at all

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _texts,
    lambda held: st.lists(held, max_size=4) | st.dictionaries(_texts, held, max_size=4),
    max_leaves=12,
)
_documents = st.fixed_dictionaries(
    {"card": st.dictionaries(_texts, _values, max_size=4)},
    optional={
        "variables": st.lists(st.dictionaries(_texts, _values, max_size=3), max_size=3),
        "samples": st.lists(st.dictionaries(_texts, _values, max_size=3), max_size=3),
        "update_multi": st.booleans(),
        "editor": st.dictionaries(_texts, _values, max_size=2),
        "later": _values,
    },
)
_names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40).map(str.strip)
_named = st.fixed_dictionaries(
    {"name": _names.filter(bool), "description": _names, "tags": st.lists(_names.filter(bool), max_size=3)}
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cards=st.lists(st.tuples(_named, _documents), max_size=4))
def test_every_library_comes_back_value_for_value(people: People, other: Team, cards: list[Any]) -> None:
    there, here = Actor(people.charlie), Actor(people.alice)
    Draft.objects.all().delete()
    Template.objects.all().delete()
    for named, document in cards:
        template_create(actor=here, team=people.team, document=document, **named)
    files = dict(library_export(actor=here, team=people.team))

    assert not any(is_edited(card) for card in by_card(files).values())
    done = library_import(actor=there, team=other, files=unpack(pack(files)))
    assert [outcome["did"] for outcome in done] == ["created"] * len(cards)
    assert dict(library_export(actor=there, team=other)) == files
    ours, theirs = (
        sorted(encode(one.draft.document) for one in Template.objects.filter(team=team).select_related("draft"))
        for team in (people.team, other)
    )
    assert ours == theirs
    again = library_import(actor=here, team=people.team, files=files)
    assert all(outcome["did"] == "same" for outcome in again)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edited=_documents, meanwhile=st.none() | _documents, name=_names)
def test_every_edit_is_taken_or_named(people: People, edited: Any, meanwhile: Any, name: str) -> None:
    actor = Actor(people.alice)
    Version.objects.all().delete()
    Draft.objects.all().delete()
    Template.objects.all().delete()
    before = {"card": {"elements": []}}
    template = template_create(actor=actor, team=people.team, name="Duty", document=before)
    files = dict(library_export(actor=actor, team=people.team))
    if meanwhile is not None:
        Draft.objects.filter(template=template).update(document=meanwhile)
    files["duty/card.json"] = encode(edited)
    files["duty/template.yaml"] = files["duty/template.yaml"].replace(
        b"name: Duty\n", yaml.safe_dump({"name": name}, width=10**6).encode()
    )
    [outcome] = library_import(actor=actor, team=people.team, files=files)

    assert outcome["did"] != "refused"
    drafts = [encode(Draft.objects.get(template=template).document)]
    kept = [encode(version.document) for version in Version.objects.all()]
    assert encode(edited) in drafts + kept or outcome["did"] in ("newer", "same")
    assert meanwhile is None or _said(meanwhile) in [_said(json.loads(one)) for one in drafts + kept]
    assert Template.objects.get().name == (name or "Duty") or "name" in outcome["kept"]


def _said(document: JSONObject) -> Any:
    """What makes a document say what it says, as versions are compared."""
    return json.dumps([document.get(key) for key in ("card", "variables", "samples", "update_multi")])
