from __future__ import annotations

import json

import pytest

from cardstudio.cards import Unreadable, unwrap
from tests.scaling import assert_linear

CARD = {"header": {"title": {"tag": "plain_text", "content": "It's // not a comment, 'really'"}}, "elements": []}
SOURCE = '{"header": {"title": {"tag": "plain_text", "content": "It\'s // not a comment, \'really\'"}}, "elements": []}'


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (f"```json\n{SOURCE}\n```", "had-fence"),
        (f"Look at this:\n\n```\n{SOURCE}\n```\nthanks", "had-fence"),
        (f"const card = {SOURCE};", "had-text-around"),
        (f"// my card\n{SOURCE}", "had-text-around"),
        (SOURCE.replace("}},", "}}, // the title\n"), "had-comments"),
        (SOURCE.replace("}},", "}}, /* the\ntitle */"), "had-comments"),
        (SOURCE.replace("}},", "}},  # the title\n"), "had-comments"),
        (SOURCE.replace("[]}", "[],\n}"), "had-trailing-commas"),
        (SOURCE.replace("[]}", "[], // nothing\n }"), "had-trailing-commas"),
        (SOURCE.replace('"header"', "header").replace('"elements"', "'elements'"), "was-literal"),
        (SOURCE.replace("\"It's // not a comment, 'really'\"", r"'It\'s // not a comment, \'really\''"), "was-literal"),
        (SOURCE.replace("\"It's", "`It's").replace("'really'\"", "'really'`"), "was-literal"),
    ],
)
def test_it_mends(text: str, note: str) -> None:
    found = unwrap(text)
    assert found.card == CARD
    assert note in [told.rule for told in found.notes]


def test_it_reads_a_curl_command() -> None:
    command = """curl -X POST -H 'Content-Type: application/json' \\
      -d '{"msg_type": "interactive", "card": {"elements": [{"tag": "hr"}]}}' https://example.com/hook"""
    found = unwrap(command)
    assert found.card == {"elements": [{"tag": "hr"}]}
    assert found.envelope == "webhook"
    assert "was-command" in [told.rule for told in found.notes]


def test_it_reads_a_call_of_the_sdk() -> None:
    call = """tt.sendMessageCard({
        shouldChooseChat: true,
        cardContent: {msg_type: "interactive", update_multi: false, card: {elements: [{tag: "hr"}]}},
        success(res) { console.log(`sent: ${JSON.stringify(res)}`, "}"); },
        fail: function (res) { console.log({ res }); /* } */ },
        complete: (res) => res.map(one => [one]), async: async () => {},
    });"""
    found = unwrap(call)
    assert (found.envelope, found.card) == ("card_content", {"elements": [{"tag": "hr"}]})
    assert {"had-functions", "was-literal", "had-text-around"} <= {told.rule for told in found.notes}


def test_it_reads_past_braces_in_front() -> None:
    command = (
        'Invoke-RestMethod -Headers @{"Content-Type"="application/json"} -Body \'' + SOURCE.replace("'", "’") + "'"
    )
    assert unwrap(command).envelope == "card"
    found = unwrap("@{a=1} {'name': 'nothing'}")
    assert (found.envelope, found.card) == ("none", None)


def test_it_reads_a_string_without_its_quotes() -> None:
    found = unwrap(json.dumps(SOURCE)[1:-1])
    assert found.card == CARD
    assert "was-escaped" in [told.rule for told in found.notes]


def test_line_ends_in_a_string_are_kept() -> None:
    assert unwrap('{"elements": [{"tag": "markdown", "content": "one\ntwo"}]}').card == {
        "elements": [{"tag": "markdown", "content": "one\ntwo"}]
    }


def test_it_reads_python_words() -> None:
    assert unwrap("{'config': {'wide_screen_mode': True, 'update_multi': False}, 'elements': None}").card == {
        "config": {"wide_screen_mode": True, "update_multi": False},
        "elements": None,
    }


def test_variables_are_not_guessed() -> None:
    with pytest.raises(Unreadable):
        unwrap("{elements: rows}")


@pytest.mark.long
@pytest.mark.parametrize(
    ("begun", "piece"),
    [
        ('"', '\\"'),
        ("", "/*"),
        ("{'", "''"),
        ("{", "`\\"),
        ("", "!["),
        ("", "{a:"),
        ("", "```\n"),
        ("{a:", "b("),
        ("{a:(", "x,"),
        ("{a:()=>", "["),
        ("", '{"a\n'),
        ("", "{b}"),
    ],
)
def test_nothing_takes_more_than_linear_time(begun: str, piece: str) -> None:
    def read(size: int) -> None:
        with pytest.raises(Unreadable):
            unwrap(begun + piece * (size // len(piece)))

    assert_linear(read, 50_000)
