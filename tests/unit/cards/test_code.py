"""Cards in programs: expressions become variables, and what can't be read says where and why."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.cards import Unreadable, fill, lint, unwrap
from cardstudio.cards.reading.code import CodeReader
from cardstudio.cards.reading.steps import Region


def markdown(content: Any) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": content}]}}


def modern(content: str) -> str:
    return f"{{schema: '2.0', body: {{elements: [{{tag: 'markdown', content: {content}}}]}}}}"


@pytest.mark.parametrize(
    ("expression", "content", "variables"),
    [
        ("text", "${text}", {"text": "text"}),
        ("build.number", "${number}", {"number": "build.number"}),
        ("this.props.title", "${title}", {"title": "this.props.title"}),
        ("row['user name'] ?? row.title", "${name}", {}),
        ("data['title']", "${title}", {"title": "data['title']"}),
        ("os.environ.get('CHAT_ID')", "${CHAT_ID}", {}),
        ("$json.body.text", "${text}", {}),
        ("`Hi ${user.name}, ${n + 1} new`", "Hi ${name}, ${n} new", {"name": "user.name", "n": "n + 1"}),
        ("'Hi ' + user.name + '!'", "Hi ${name}!", {"name": "user.name"}),
        ("'one ' 'two'", "one two", {}),
        ("('one ' + 'two')", "one two", {}),
        ("标题", "${标题}", {"标题": "标题"}),
        ("f'{a:.2f} of {{b}} {c!r}'", "${a} of {b} ${c}", {"a": "a", "c": "c"}),
        ("'%s of %d' % (name, 3)", "${name} of ${value}", {}),
        ("'{} of {1}'.format(name, total)", "${name} of ${total}", {}),
        ("fmt.Sprintf(\"%s: %d\", b.Name, b.Count)", "${Name}: ${Count}", {}),
        ("{{ $json.text }}", "${text}", {"text": "$json.text"}),
        ("{{ .Title }}", "${Title}", {}),
        ("(title as string)", "${title}", {}),
        ("ok ? 'yes' : 'no'", "${ok}", {}),
        ("await load(1)", "${load}", {}),
        ("'red' if bad else 'green'", "${bad}", {}),
        ("i18n`hi ${user.name}`", "${i18n}", {}),
        ("s.replace(/[{}\"'`]/g, '')", "${s}", {}),
        ("1_000 + total", "${total}", {}),
        ("count-1", "${count}", {}),
        ("`a ${rows.map((r) => `- ${r.name}`).join('')} b`", "a ${rows} b", {}),
    ],
)  # fmt: skip
def test_an_expression_becomes_a_variable(expression: str, content: str, variables: dict[str, str]) -> None:
    found = unwrap(f"const card = {modern(expression)};")
    assert found.card == markdown(content)
    if "${" not in content:
        assert found.document is None
        return
    assert found.document is not None
    assert found.document["card"] == found.card
    declared = {one["name"]: one["description"] for one in found.document["variables"]}
    assert all(f"${{{name}}}" in content for name in declared)
    assert variables.items() <= declared.items()
    assert all(one["type"] == "text" for one in found.document["variables"])
    assert lint(found).errors == ()


def test_its_values_are_filled_in() -> None:
    found = unwrap(modern("'Hi ' + user.name"))
    assert found.document is not None
    assert fill(found.document, {"name": "Ada"}).card == markdown("Hi Ada")


def test_equal_expressions_are_one_variable_and_others_have_other_names() -> None:
    text = "[build.number, run.number, build.number, x.number].join()"
    parts = " + ".join(f"'' + {one}" for one in ("build.number", "run.number", "build.number", "a.run.number"))
    found = unwrap(f"x = {modern(parts)}; {text}")
    assert found.card == markdown("${number}${run_number}${number}${a_number}")


def test_only_what_the_card_needs_is_declared() -> None:
    found = unwrap(f"send({{receive_id: chat_id, msg_type: 'interactive', card: {modern('text')}}})")
    assert (found.envelope, found.card) == ("webhook", markdown("${text}"))
    assert found.document is not None
    assert [one["name"] for one in found.document["variables"]] == ["text"]


PYTHON = """
import json, requests
headers = {"Authorization": f"Bearer {token}"}
def send(chat_id, text, done=None):
    body = {
        "receive_id": chat_id,
        "msg_type": "interactive",
        "content": json.dumps({"schema": "2.0", "body": {"elements": [
            {"tag": "markdown", "content": text},  # the words
        ]}}, ensure_ascii=False),
    }
    return requests.post(URL, headers=headers, params={"receive_id_type": "chat_id"}, json=body)
"""
TYPESCRIPT = """
export const send = async (client: Client, chatId: string, text?: string): Promise<void> => {
  const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: text }] } } as const;
  await client.im.message.create({ params: { receive_id_type: 'chat_id' }, data: { receive_id: chatId } });
};
"""
GO = """
func send(c *gin.Context, text string) {
\tcard := map[string]any{
\t\t"schema": "2.0",
\t\t"body": gin.H{"elements": []map[string]interface{}{
\t\t\t{"tag": "markdown", "content": text},
\t\t}},
\t}
\tb, _ := json.Marshal(card)
}
"""
PHP = """<?php
$card = ['schema' => '2.0', 'body' => array('elements' => [
    ['tag' => 'markdown', 'content' => $text],
])];
"""
RUST = """
fn card(text: &str) -> serde_json::Value {
    json!({"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": text}]}})
}
"""
N8N = "={{ JSON.stringify({schema: '2.0', body: {elements: [{tag: 'markdown', content: $json.text}]}}) }}"


def test_what_a_comprehension_makes_stands_once() -> None:
    found = unwrap("card = {'elements': [{'tag': 'markdown', 'content': row.name} for row in rows]}")
    assert found.card == {"elements": [{"tag": "markdown", "content": "${name}"}]}


@pytest.mark.parametrize("source", [PYTHON, TYPESCRIPT, GO, PHP, RUST, N8N])
def test_it_reads_programs(source: str) -> None:
    found = unwrap(source)
    assert found.card == markdown("${text}")
    (place,) = (step for step in found.found_at if isinstance(step, Region))
    assert unwrap(source[place.start : place.end]).card is not None
    assert {"had-variables"} <= {note.rule for note in found.notes}


def test_a_card_is_found_in_what_a_method_returns() -> None:
    source = (
        f"export default {{ name: 'x', data() {{ return {{ card: {modern('1 + 1')}, msg_type: 'interactive' }} }} }}"
    )
    assert unwrap(source).card == markdown("${content}")


def test_json_in_a_string_of_a_program() -> None:
    card = markdown('Say "Hi"')
    for text in (json.dumps(json.dumps(card)), "'" + json.dumps(card) + "'", '"""' + json.dumps(card) + '"""'):
        assert unwrap(f"card = parse({text}); // {{").card == card
        assert unwrap(f"card = {text}\nsend(card)").card == card


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('{"elements": [{"tag": "markdown", "content": "pod "label" is down"}]}', 1, 52, "comma"),
        ("const card = {\n  elements: [\n    {tag: 'hr' color: 1},\n  ],\n};", 3, 16, "comma"),
        ("const card = {\n  header: {title: },\n};", 2, 19, "value"),
        ("card = {'elements': [{'tag': 'hr'}], 'x': [1, }", 1, 47, "comma"),
        ('{ "type": "template", "data": { "template_id": “123456" } }', 1, 48, "curly quote"),
        ("{ “tag”: “hr” }", 1, 3, "curly quote"),
        ('{"elements": [{{ range .Alerts }}{"tag": "hr"}{{ end }}]}', 1, 15, "Go template ({{ range .Alerts }})"),
        ('{"elements": [{% for a in b %}{"tag": "hr"},{% endfor %}]}', 1, 15, "template ({% for a in b %})"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, line: int, column: int, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        unwrap(text)
    assert words in caught.value.message()
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message("zh") != caught.value.message()


def test_words_alone_are_not_told_a_place() -> None:
    with pytest.raises(Unreadable) as caught:
        unwrap("Good morning, everybody [1]")
    assert "line" not in caught.value.message()


def test_part_of_a_broken_card_is_not_taken_for_one() -> None:
    with pytest.raises(Unreadable):
        unwrap('{"schema": "2.0", "body": {"elements": [{"tag": "hr"}]}, "header": {"title" oops}}')


relaxed = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\ue000\ue001"), max_size=9)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@relaxed
@given(VALUES)
def test_literals_of_python_come_back_value_for_value(value: Any) -> None:
    card = {"elements": [{"tag": "x", "value": value}]}
    assert unwrap(f"card = {card!r}\n").card == card


@relaxed
@given(VALUES)
def test_json_in_a_program_comes_back_value_for_value(value: Any) -> None:
    card = {"elements": [{"tag": "x", "value": value}]}
    assert unwrap(f"const card = {json.dumps(card, indent=1)};").card == card


def test_a_colon_may_be_the_last_thing_of_a_text() -> None:
    for text in ("{:", "{a:", "{a: :", "{a => :"):
        CodeReader(text)


@relaxed
@given(st.text(st.sampled_from("{}[]():,=>'\"`\\$ \n/*#ab1.+?-;…{{}}”")))
def test_no_text_breaks_it(text: str) -> None:
    CodeReader(text)
    with contextlib.suppress(Unreadable):
        lint(unwrap(text))


@pytest.mark.parametrize(
    ("value", "content"),
    [
        ("${CONTENT}", "${CONTENT}"),
        ("${{ toJSON(github.event.message) }}", "${message}"),
        ("{{#llm.answer#}}", "${llm}"),
        ('if ok { "green" } else { "red" }', "${ok}"),
    ],
)
def test_what_a_pipeline_puts_in_is_a_variable(value: str, content: str) -> None:
    found = unwrap(f'{{"schema": "2.0", "body": {{"elements": [{{"tag": "markdown", "content": {value}}}]}}}}')
    assert found.card == markdown(content)
    assert lint(found).errors == ()


@pytest.mark.parametrize("ending", [".filter(Boolean)", "?.flat().filter((one) => one)", ".concat(more)"])
def test_a_list_stays_one_whatever_is_left_out_of_it(ending: str) -> None:
    found = unwrap(
        f"const card = {{elements: [{{tag: 'markdown', content: 'a'}}, ...rest, b && {{tag: 'hr'}}]{ending}}}"
    )
    assert found.card is not None
    assert found.card["elements"][0] == {"tag": "markdown", "content": "a"}
    assert "had-parts" in {note.rule for note in found.notes}


@pytest.mark.parametrize("names", ["k, v", "(k, v)", "i, (k, v)"])
def test_a_comprehension_may_have_many_names(names: str) -> None:
    found = unwrap(f"card = {{'elements': [{{'tag': 'markdown', 'content': v}} for {names} in rows.items()]}}")
    assert found.card == {"elements": [{"tag": "markdown", "content": "${v}"}]}


def test_the_sdk_takes_a_body_under_data() -> None:
    card = modern("'x'")
    body = f"{{ data: {{ type: 'card_json', data: JSON.stringify({card}) }} }}"
    assert lint(unwrap(f"await client.cardkit.v1.card.create({body});")).errors == ()
    assert lint(unwrap(f"await client.cardkit.v1.card.update({body});")).errors == ()
    assert [one.rule for one in lint(unwrap(f"const body = {body};")).errors] == ["wrapped-body"]


def old(content: str) -> dict[str, Any]:
    return {"elements": [{"tag": "markdown", "content": content}]}


@pytest.mark.parametrize(
    ("source", "content"),
    [
        # PHP, Python, Ruby, Swift, Groovy, Elixir
        ("<?php $c = array('elements' => array(array('tag' => 'markdown', 'content' => $x)));", "${x}"),
        ("c = dict(elements=[dict(tag='markdown', content=x)])", "${x}"),
        ("c = {'elements': [dict(tag='markdown', content=f'Hi {x}')]}", "Hi ${x}"),
        ("c = { :elements => [{ :tag => 'markdown', :content => x }] }", "${x}"),
        ("c = { elements: [{ tag: :markdown, content: x }] }", "${x}"),
        ('let c: [String: Any] = ["elements": [["tag": "markdown", "content": "Hi \\(user.name)"]]]', "Hi ${name}"),
        ("def c = [elements: [[tag: 'markdown', content: x]]]", "${x}"),
        ('%{elements: [%{tag: "markdown", content: x}]}', "${x}"),
        # JavaScript: names in brackets, patterns with quotes and brackets around the card
        ("const c = {['elements']: [{['tag']: 'markdown', content: x}]};", "${x}"),
        ("const f = (s) => s.replace(/[\"'{]/g, '');\nconst c = {elements: [{tag: 'markdown', content: x}]};", "${x}"),
        # JSON in a text, with expressions in it
        ('const s = `{"elements":[{"tag":"markdown","content":"Hi ${user.name}"}]}`;', "Hi ${name}"),
        ("s = f'{{\"elements\":[{{\"tag\":\"markdown\",\"content\":\"{user.name}\"}}]}}'", "${name}"),
        ('var s = $"{{\\"elements\\":[{{\\"tag\\":\\"markdown\\",\\"content\\":\\"{x}\\"}}]}}";', "${x}"),
        ("s = '{{\"elements\":[{{\"tag\":\"markdown\",\"content\":\"{}\"}}]}}'.format(x)", "${x}"),
        ("s = '{\"elements\":[{\"tag\":\"markdown\",\"content\":\"%s of %d\"}]}' % (x, y)", "${x} of ${y}"),
        ('s := fmt.Sprintf(`{"elements":[{"tag":"markdown","content":"%s"}]}`, b.Name)', "${Name}"),
        ('s = String.format("{\\"elements\\":[{\\"tag\\":\\"markdown\\",\\"content\\":\\"%s\\"}]}", x);', "${x}"),
        # put together from pieces
        ("s = '{\"elements\":[{\"tag\":\"markdown\",\"content\":\"' + user.name + '\"}]}';", "${name}"),
        ("s = '{\"elements\":[{\"tag\":\"markdown\",\"content\":' + JSON.stringify(x) + '}]}';", "${x}"),
        ("<?php $s = '{\"elements\":[{\"tag\":\"markdown\",\"content\":\"' . $x . '\"}]}';", "${x}"),
        ('s = "{\\"elements\\":[{\\"tag\\":\\"markdown\\"," + "\\"content\\":\\"" + x + "\\"}]}";', "${x}"),
        ("s = ('{\"elements\":['\n     '{\"tag\":\"markdown\",\"content\":\"x\"}'\n     ']}')", "x"),
        # around it
        ('<a><![CDATA[{"elements":[{"tag":"markdown","content":"x"}]}]]></a>', "x"),
        ('={"content": {{ JSON.stringify({elements: [{tag: "markdown", content: $json.x}]}) }}}', "${x}"),
        ("curl -d @- $URL <<EOF\n{\"elements\":[{\"tag\":\"markdown\",\"content\":\"$X\"}]}\nEOF", "$X"),
        (
            "curl $URL -d \"$(cat <<EOF\n{\"elements\":[{\"tag\":\"markdown\",\"content\":\"x\"}]}\nEOF\n)\"",
            "x",
        ),
    ],
)  # fmt: skip
def test_programs_write_cards_in_many_ways(source: str, content: str) -> None:
    found = unwrap(source)
    assert found.card == old(content)
    assert not lint(found).errors


def test_elements_that_a_program_makes_elsewhere_are_a_variable() -> None:
    found = unwrap("elements = [md(x)]\ncard = {'schema': '2.0', 'body': {'elements': elements}}")
    assert found.card == {"schema": "2.0", "body": {"elements": "${elements}"}}
    assert not lint(found).errors


def test_a_variable_called_card_is_no_wrapper() -> None:
    found = unwrap("export default { data() { return { card: { elements: [{ tag: 'hr' }] } } } }")
    assert found.card == {"elements": [{"tag": "hr"}]}
    assert not lint(found).findings


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"elements":[{{#each items}}{"tag":"hr"},{{/each}}]}', "template ({{#each items}})"),
        ('{"elements":[<% items.each do |i| %>{"tag":"hr"},<% end %>]}', "template (<% items.each do |i| %>)"),
        ('{"elements":[<#list items as i>{"tag":"hr"},</#list>]}', "template (<#list items as i>)"),
        ('{"elements":[#foreach($i in $items){"tag":"hr"},#end]}', "template (#foreach($i in $items))"),
        ('{"elements"：[{"tag":"hr"}]}', "full-width sign (：) stands where : belongs (line 1, column 12)"),
        (
            '{"elements":[{"tag":"hr"}，{"tag":"hr"}]}',
            "full-width sign (，) stands where , belongs (line 1, column 26)",
        ),
        ('{«elements»:[{"tag":"hr"}]}', "curly quote («)"),
        ('{"elements":[{"tag":"hr"}', "the text ends here, before its brackets are closed (line 1, column 26)"),
        ('{"elements":[{"tag":"markdown","content":"it"s"}]}', "a comma is missing here (line 1, column 46)"),
    ],
)
def test_what_stops_reading_is_named(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as told:
        unwrap(text)
    assert words in told.value.message("en")
