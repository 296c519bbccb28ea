"""Mending a card where it stands: what the patch is not about stays as its author wrote it."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import Any

import pytest

from cardstudio.cards import fix, unwrap
from cardstudio.cards.source.inplace import NotInPlace, mended, patched


def mend(text: str) -> str:
    """The text after all safe repairs of its card."""
    found = unwrap(text)
    return mended(text, found, fix(found))


def check(before: str, after: str) -> None:
    """``before`` becomes ``after``, in LF and in CRLF."""
    before, after = dedent(before), dedent(after)
    assert mend(before) == after
    assert mend(before.replace("\n", "\r\n")) == after.replace("\n", "\r\n")
    assert mend("\ufeff" + before) == "\ufeff" + after
    assert mend(after) == after


def test_a_program_keeps_everything_around_its_card() -> None:
    check(
        """\
        // our card
        const card = { elements: [{ tag: "img", img_key: "img_x" }] };
        tt.sendMessageCard({ shouldChooseChat: true, cardContent: { msg_type: "interactive", card } });
        """,
        """\
        // our card
        const card = { elements: [{ tag: "img", img_key: "img_x", alt: { tag: "plain_text", content: "" } }] };
        tt.sendMessageCard({ shouldChooseChat: true, cardContent: { msg_type: "interactive", card } });
        """,
    )


def test_a_call_keeps_its_functions() -> None:
    check(
        """\
        tt.sendMessageCard({
          cardContent: { card: { elements: [{ tag: 'img', img_key: 'k' }] } },
          success(res) { console.log(`sent ${res}`); },
          fail: (error) => { alert(error, '}'); }, // never
        });
        """,
        """\
        tt.sendMessageCard({
          cardContent: { card: { elements: [{ tag: 'img', img_key: 'k', alt: { tag: 'plain_text', content: '' } }] } },
          success(res) { console.log(`sent ${res}`); },
          fail: (error) => { alert(error, '}'); }, // never
        });
        """,
    )


def test_a_document_keeps_its_words() -> None:
    check(
        """\
        # The card

        Some *words*.

        ```json
        {
          "elements": [
            { "tag": "img", "img_key": "k" }
          ]
        }
        ```

        And more.
        """,
        """\
        # The card

        Some *words*.

        ```json
        {
          "elements": [
            { "tag": "img", "img_key": "k", "alt": { "tag": "plain_text", "content": "" } }
          ]
        }
        ```

        And more.
        """,
    )


def test_a_command_stays_one() -> None:
    command = """curl -X POST -d '{"msg_type":"interactive","card":{"elements":[{"tag":"img","img_key":"k"}]}}' \\
      https://example.com/hook
    """
    check(command, command.replace('"k"', '"k","alt":{"tag":"plain_text","content":""}'))


def test_quotes_of_a_shell_are_kept() -> None:
    command = """curl -d '{"msg_type": "interactive", "card": {"elements": [{"tag": "img", "img_key": "it'\\''s"}]}}' u
    """
    check(command, command.replace("''s\"", '\'\'s", "alt": {"tag": "plain_text", "content": ""}'))


def test_comments_and_the_hand_of_the_author_stay() -> None:
    check(
        """\
        // deploy card
        {
            "schema": "2.0",   // since May
            "config": {"wide_screen_mode": true, "update_multi": true},
            "body": {"elements": [
                {"tag": "hr", "color": "red"},  /* red? */
                // the picture
                {"tag": "img",
                 "img_key": "img_v3_1"},
            ]},
        }
        """,
        """\
        // deploy card
        {
            "schema": "2.0",   // since May
            "config": {"update_multi": true},
            "body": {"elements": [
                {"tag": "hr"},  /* red? */
                // the picture
                {"tag": "img",
                 "img_key": "img_v3_1",
                 "alt": {"tag": "plain_text", "content": ""}},
            ]},
        }
        """,
    )


def test_plain_json_changes_by_the_lines_it_must() -> None:
    check(
        """\
        {
        \t"elements": [
        \t\t{
        \t\t\t"tag": "img",
        \t\t\t"img_key": "k"
        \t\t}
        \t]
        }
        """,
        """\
        {
        \t"elements": [
        \t\t{
        \t\t\t"tag": "img",
        \t\t\t"img_key": "k",
        \t\t\t"alt": {
        \t\t\t\t"tag": "plain_text",
        \t\t\t\t"content": ""
        \t\t\t}
        \t\t}
        \t]
        }
        """,
    )


def test_python_is_written_in_its_own_words() -> None:
    check(
        """\
        CARD = {
            'config': {'wide_screen_mode': True},  # wide
            'schema': '2.0',
            'body': {'elements': [{'tag': 'audio', 'file_key': 'f'}]},
        }
        """,
        """\
        CARD = {
            'config': {'enable_forward': False},  # wide
            'schema': '2.0',
            'body': {'elements': [{'tag': 'audio', 'file_key': 'f'}]},
        }
        """,
    )


def test_a_workflow_keeps_its_indentation() -> None:
    check(
        """\
        - uses: someone/feishu-action@v1
          with:
            msg_type: interactive
            content: |
              {
                "elements": [
                  {"tag": "img", "img_key": "k"}
                ]
              }
        - run: ls
        """,
        """\
        - uses: someone/feishu-action@v1
          with:
            msg_type: interactive
            content: |
              {
                "elements": [
                  {"tag": "img", "img_key": "k", "alt": {"tag": "plain_text", "content": ""}}
                ]
              }
        - run: ls
        """,
    )


def test_a_card_in_a_string_is_written_in_the_string() -> None:
    card = {"elements": [{"tag": "markdown", "content": 'a "b"\n'}, {"tag": "img", "img_key": "k"}]}
    body = {"receive_id": "oc", "content": json.dumps(card), "uuid": "1"}
    card["elements"][1]["alt"] = {"tag": "plain_text", "content": ""}
    after = {**body, "content": json.dumps(card)}
    for indent in (None, 2):
        check(json.dumps(body, indent=indent), json.dumps(after, indent=indent))
    # The body itself may be a string in a program.
    assert mend(json.dumps(json.dumps(body))) == json.dumps(json.dumps(after))


def test_strings_in_strings_in_strings_are_left_alone() -> None:
    body = json.dumps({"receive_id": "oc", "content": json.dumps({"elements": [{"tag": "img", "img_key": "k"}]})})
    with pytest.raises(NotInPlace, match="more than two"):
        mend(json.dumps(json.dumps(json.dumps(body))))


def test_a_needless_wrapper_goes() -> None:
    check(
        """\
        {
          "card": {
            "elements": [
              {"tag": "hr"}
            ]
          }
        }
        """,
        """\
        {
          "elements": [
            {"tag": "hr"}
          ]
        }
        """,
    )


def test_a_needless_wrapper_goes_inside_a_body() -> None:
    check(
        '{"msg_type": "interactive", "card": {"card": {"elements": [{"tag": "hr"}]}}, "timestamp": "1"}',
        '{"msg_type": "interactive", "card": {"elements": [{"tag": "hr"}]}, "timestamp": "1"}',
    )


def test_a_moved_element_takes_its_comments_along() -> None:
    check(
        """\
        const card = {
          schema: '2.0',
          elements: [
            { tag: 'hr' }, // a line
            /* the text */
            { tag: 'markdown', content: `it's` },
          ],
        };
        """,
        """\
        const card = {
          schema: '2.0',
          body: {
            elements: [
              { tag: 'hr' }, // a line
              /* the text */
              { tag: 'markdown', content: `it's` },
            ],
          },
        };
        """,
    )


def test_comments_in_what_is_replaced_go_above_it() -> None:
    check(
        """\
        const card = {
          schema: '2.0',
          body: {
            elements: [
              {
                // small print
                tag: 'note',
                elements: [{ tag: 'plain_text', content: 'x' }],
              },
            ],
          },
        };
        """,
        """\
        const card = {
          schema: '2.0',
          body: {
            elements: [
              // small print
              {
                tag: 'div',
                text: { tag: 'plain_text', content: 'x', text_size: 'notation', text_color: 'grey' },
              },
            ],
          },
        };
        """,
    )


CARD = '{"elements": [{"tag": "hr"}], "header": {"x": %s}}'


@pytest.mark.parametrize(
    ("before", "operation", "after"),
    [
        ("[1, 2, 3]", {"op": "remove", "path": "/0"}, "[2, 3]"),
        ("[1, 2, 3]", {"op": "remove", "path": "/1"}, "[1, 3]"),
        ("[1, 2, 3]", {"op": "remove", "path": "/2"}, "[1, 2]"),
        ("[ 1 ]", {"op": "remove", "path": "/0"}, "[]"),
        ("[1,2]", {"op": "add", "path": "/-", "value": 3}, "[1,2,3]"),
        ("[1, 2]", {"op": "add", "path": "/0", "value": 3}, "[3, 1, 2]"),
        ("[1, 2]", {"op": "add", "path": "/1", "value": 3}, "[1, 3, 2]"),
        ("[]", {"op": "add", "path": "/0", "value": {}}, "[{}]"),
        ("[1, 2, 3]", {"op": "move", "from": "/2", "path": "/0"}, "[3, 1, 2]"),
        (
            "[\n  1, // one\n  2 // two\n]",
            {"op": "add", "path": "/2", "value": 3},
            "[\n  1, // one\n  2, // two\n  3\n]",
        ),
        ("[\n  1, // one\n  2,\n]", {"op": "add", "path": "/1", "value": 3}, "[\n  1, // one\n  3,\n  2,\n]"),
        ("[\n  1,\n  2,\n]", {"op": "add", "path": "/-", "value": 3}, "[\n  1,\n  2,\n  3,\n]"),
        ("[ // all\n  1\n]", {"op": "add", "path": "/0", "value": 3}, "[ // all\n  3,\n  1\n]"),
        ("[\n  1,\n  2\n]", {"op": "remove", "path": "/1"}, "[\n  1\n]"),
        ("[\n  1, // one\n  2 // two\n]", {"op": "remove", "path": "/1"}, "[\n  1 // one\n  // two\n]"),
        ("[\n  1,\n\n  2,\n]", {"op": "remove", "path": "/0"}, "[\n\n  2,\n]"),
        ('{"a": 1, "b": 2}', {"op": "replace", "path": "/a", "value": [1, "x"]}, '{"a": [1, "x"], "b": 2}'),
        ('{"a": 1 /* one */, "b": 2}', {"op": "remove", "path": "/a"}, '{/* one */ "b": 2}'),
        ("{'a': 1}", {"op": "add", "path": "/b", "value": "it's"}, "{'a': 1, 'b': \"it's\"}"),
        ("{a: 'x'}", {"op": "add", "path": "/b", "value": "it's"}, "{a: 'x', b: 'it\\'s'}"),
        ("{a: 'x'}", {"op": "add", "path": "/b c", "value": "y"}, "{a: 'x', 'b c': 'y'}"),
        ('{"a": {"b": 1}}', {"op": "copy", "from": "/a", "path": "/c"}, '{"a": {"b": 1}, "c": {"b": 1}}'),
        ('{"a": 1, "b": 2}', {"op": "move", "from": "/a", "path": "/c"}, '{"b": 2, "c": 1}'),
    ],
)
def test_one_operation(before: str, operation: dict[str, Any], after: str) -> None:
    text = CARD % before
    placed = {key: f"/header/x{value}" if key in ("path", "from") else value for key, value in operation.items()}
    assert patched(text, unwrap(text), [[placed]]) == CARD % after


@pytest.mark.parametrize("anchored", ["content: &card |\n  {}\nagain: *card\n", "a:\n  content: {}\n  b: *c\n"])
def test_yaml_with_anchors_is_left_alone(anchored: str) -> None:
    text = anchored.replace("{}", '{"elements": [{"tag": "img", "img_key": "k"}]}')
    with pytest.raises(NotInPlace, match="anchors"):
        mend(text)


def test_words_that_only_look_like_anchors_are_none() -> None:
    text = 'a: &b, c\n*so*\n- *this* one\n\n```\n{"elements": [{"tag": "img", "img_key": "k"}]}\n```\n*such\n'
    assert '"alt"' in mend(text)


def test_a_key_that_stands_twice_is_left_alone() -> None:
    with pytest.raises(NotInPlace, match="twice"):
        mend('{"elements": [{"tag": "img", "img_key": "k", "img_key": "l"}]}')


def test_quotes_around_json_are_not_broken() -> None:
    text = """send('{"elements": [{"tag": "hr"}], "header": {"x": "y"}}');"""
    found = unwrap(text)
    put = {"op": "replace", "path": "/header/x"}
    assert patched(text, found, [[{**put, "value": "z"}]]) == text.replace('"y"', '"z"')
    for value in ("it's", 'say "x"', "two\nlines"):
        with pytest.raises(NotInPlace):
            patched(text, found, [[{**put, "value": value}]])


def test_code_is_not_written_over() -> None:
    text = "send({elements: [{tag: 'hr'}], header: {title: {tag: 'plain_text', content: `Hi ${who}`}, done() {}}})"
    found = unwrap(text)
    keep = [{"op": "add", "path": "/header/template", "value": "blue"}]
    assert patched(text, found, [keep]) == text.replace("done() {}", "done() {}, template: 'blue'")
    for operation in (
        {"op": "replace", "path": "/header/title/content", "value": "Hi"},
        {"op": "add", "path": "/header/subtitle", "value": "Hi ${who}"},
        {"op": "remove", "path": "/header/done"},
    ):
        with pytest.raises(NotInPlace, match="write over"):
            patched(text, found, [[operation]])


def test_what_was_replaced_by_more_of_itself_keeps_its_characters() -> None:
    written = """{tag: 'button', text: {tag: 'plain_text', content: `Go ${there}`}, /* on */ type: "primary"}"""
    text = f"send({{elements: [{written}]}})"
    found = unwrap(text)
    assert found.card is not None
    value = {"tag": "action", "actions": found.card["elements"]}
    made = patched(text, found, [[{"op": "replace", "path": "/elements/0", "value": value}]])
    assert made == f"send({{elements: [{{tag: 'action', actions: [{written}]}}]}})"


GO = """card := map[string]any{
\t"elements": []any{
\t\tmap[string]any{"tag": "img", "img_key": "k"},
\t},
}
"""
PHP = "$card = ['elements' => [['tag' => 'img', 'img_key' => 'k']]];"


@pytest.mark.parametrize(
    ("before", "key", "alt"),
    [
        (GO, '"k"', ', "alt": map[string]any{"tag": "plain_text", "content": ""}'),
        (PHP, "'k'", ", 'alt' => ['tag' => 'plain_text', 'content' => '']"),
    ],
)
def test_other_languages(before: str, key: str, alt: str) -> None:
    assert mend(before) == before.replace(key, key + alt)


def test_a_document_is_mended_beside_its_card_too() -> None:
    check(
        """\
        {
          // what is filled in
          "variables": [
            {"name": "who", "type": "text", "required": "false"}, // the reader
          ],
          "card": {"elements": [{"tag": "markdown", "content": "Hi ${who}"}, {"tag": "img", "img_key": "k"}]},
        }
        """,
        """\
        {
          // what is filled in
          "variables": [
            {"name": "who", "type": "text", "required": false}, // the reader
          ],
          "card": {"elements": [{"tag": "markdown", "content": "Hi ${who}"}, {"tag": "img", "img_key": "k", "alt": {"tag": "plain_text", "content": ""}}]},
        }
        """,  # noqa: E501
    )


def test_variables_of_a_program_stay_variables() -> None:
    check(
        """\
        payload = {
            "receive_id": chat_id,
            "content": json.dumps({
                "schema": "2.0",
                "body": {"elements": [
                    {"tag": "hr", "colour": "red"},
                    {"tag": "img", "img_key": upload(path)},
                    {"tag": "action", "actions": [
                        {"tag": "button", "text": {"tag": "plain_text", "content": f"Go to {label}"}, "url": url},
                    ]},
                    *more,
                ]},
            }, ensure_ascii=False),
        }
        """,
        """\
        payload = {
            "receive_id": chat_id,
            "content": json.dumps({
                "schema": "2.0",
                "body": {"elements": [
                    {"tag": "hr"},
                    {"tag": "img", "img_key": upload(path), "alt": {"tag": "plain_text", "content": ""}},
                    {"tag": "button", "text": {"tag": "plain_text", "content": f"Go to {label}"}, "url": url},
                    *more,
                ]},
            }, ensure_ascii=False),
        }
        """,
    )
    expression = "={{ JSON.stringify({elements: [{tag: 'img', img_key: $json.key}]}) }}"
    assert mend(expression) == expression.replace("key}", "key, alt: {tag: 'plain_text', content: ''}}")


ADDED = ',"alt":{"tag":"plain_text","content":""}'


@pytest.mark.parametrize(
    "text",
    [
        'card = """\n{"elements":[{"tag":"img","img_key":"img_x"HERE}]}\n"""\n',
        'card = \'\'\'{"elements":[{"tag":"img","img_key":"img_x"HERE}]}\'\'\'\n',
        '<a><![CDATA[{"elements":[{"tag":"img","img_key":"img_x"HERE}]}]]></a>',
        'const s = `{"elements":[{"tag":"img","img_key":"${a.b}"HERE},{"tag":"markdown","content":"${a.c}"}]}`;',
        's := fmt.Sprintf(`{"elements":[{"tag":"img","img_key":"%s"HERE},{"tag":"hr"}]}`, key)',
        'curl "$U" -d @- <<EOF\n{"elements":[{"tag":"img","img_key":"$K"HERE}]}\nEOF\n',
        '={"content": {{ JSON.stringify({"elements":[{"tag":"img","img_key":$json.x HERE}]}) }}}',
    ],
)
def test_a_card_in_a_text_of_a_program_keeps_the_expressions_around(text: str) -> None:
    text = text.replace(" HERE", "HERE")
    assert mend(text.replace("HERE", "")) == text.replace("HERE", ADDED)


def test_a_card_that_is_put_together_from_texts_is_left_alone() -> None:
    for text in (
        's = \'{"elements":[{"tag":"img","img_key":"\' + k + \'"}]}\'',
        's = f\'{{"elements":[{{"tag":"img","img_key":"{k}"}}]}}\'',
    ):
        with pytest.raises(NotInPlace, match="left alone"):
            mend(text)


def test_a_name_is_never_written_for_its_expression() -> None:
    """The text of the program says ``${user.name}``, and what was read of it ``${name}``."""
    text = 'const s = `{"elements":[{"tag":"markdown","content":"Hi ${user.name}"}]}`;'
    found = unwrap(text)
    longer = [{"op": "replace", "path": "/elements/0/content", "value": "Hello ${name}"}]
    with pytest.raises(NotInPlace):
        patched(text, found, [longer])


def test_all_needless_wrappers_go_at_once() -> None:
    before = '{ "card": { "card": { "card": {"elements": [{"tag": "hr"}]} } } }'
    assert mend(before) == '{"elements": [{"tag": "hr"}]}'


@pytest.mark.parametrize(
    "text",
    ['{"view": {"card": {"elements": [{"tag": "hr"}]}}}', "const state = { card: { elements: [{ tag: 'hr' }] } };"],
)
def test_a_key_that_is_called_card_stays(text: str) -> None:
    assert mend(text) == text


def test_an_array_of_php_stays_one() -> None:
    before = "<?php $c = array('elements' => array(array('tag' => 'img', 'img_key' => $k)));"
    assert mend(before) == before.replace("$k)", "$k, 'alt' => array('tag' => 'plain_text', 'content' => ''))")
