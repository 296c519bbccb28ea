"""Random texts, conditions, errors, patches and declarations through both twins: they must not differ in anything.

A failure names its seed: `TWIN_SEED=17 .venv/bin/python -m pytest tests/unit/twins`.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any, get_args

from cardstudio.cards import lint, locate
from cardstudio.cards.fill.conditions import holds, parse_condition
from cardstudio.cards.fill.expressions import EMPTY, MISSING, Binding, Scope, evaluate, parse_text
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.variables import bindings, declared
from cardstudio.cards.markdown import DialectName, parse
from cardstudio.cards.patch import Conflict, apply
from scripts.setup import ROOT
from tests.unit.twins.conftest import Twin

WORDINGS = json.loads((ROOT / "tests" / "vectors" / "locate" / "wordings.json").read_text(encoding="utf-8"))
MARKUP = [
    *("*", "**", "__", "_", "~~", "~~~", "`", "``", "```", "\n", "\n\n", ">", "-", "+", "1.", "1)", "#", "###", "|"),
    *("|-|", "|--|:-:|", "---", "***", "[x](y)", "[x](", "![a](b)", "![", "]", ")", "(", "<", "<at id=all></at>"),
    *("<at id=ou_1>", "<a href='x'>y</a>", "<a ", "<font color='red'>x</font>", "<font>", "</font>", "<br>", "<hr>"),
    *("<link url='u'></link>", "<text_tag color='blue'>t</text_tag>", "<!-- -->", "&amp;", "&#42;", "&", ":OK:", ":"),
    *("\\", "\\*", "a", "ab", "1", "字", "中文", "“", "”", "，", "👍", "é", "\t", "http://a.b/c?d=e&f", "https://x.y)"),
    *("$x", "${a}", "<person id='u'></person>", '"', "'", "=", "!"),
]
#: Keys and indices that lead nowhere, most of the time.
ELSEWHERE = ["new", "0", "9", "01", "-1", ""]
SPACES = [" ", "  ", "    ", "\n", "\n\n", ""]
SCALARS = [None, True, False, 0, 1, -1, 2.5, 10, "", "a", "b", "1", "2.5", "字", "true", "2024-06-01", "https://a.b"]
NAMES = ["a", "b", "l", "o", "n", "字", "nobody"]
TYPES = ["text", "markdown", "integer", "number", "boolean", "date", "datetime", "url", "image", "person", "choice"]
TYPES += [
    "text_array",
    "imageArray",
    "object",
    "object_array",
    "date_range",
    "any",
    "list",
    "TEXT",
    "nonsense",
    7,
    None,
]


def text(random: Random, most: int = 14) -> str:
    parts = [random.choice(MARKUP) + random.choice(SPACES) for _ in range(random.randint(1, most))]
    return "".join(parts)


def value(random: Random, depth: int = 0) -> Any:
    chance = random.random()
    if chance < 0.55 or depth > 2:
        return random.choice(SCALARS)
    if chance < 0.8:
        return [value(random, depth + 1) for _ in range(random.randint(0, 3))]
    return {random.choice("abkt/~0"): value(random, depth + 1) for _ in range(random.randint(0, 3))}


def values(random: Random) -> dict[str, Any]:
    return {name: value(random) for name in NAMES[:-1] if random.random() < 0.8}


def scope_of(given: dict[str, Any]) -> Scope:
    return Scope({name: Binding(held) for name, held in given.items()})


def plain(answer: Any) -> Any:
    """As JSON writes it: tuples are lists, and 2.0 is 2."""
    return json.loads(
        json.dumps(answer),
        parse_float=lambda digits: int(float(digits)) if float(digits).is_integer() else float(digits),
    )


def test_both_read_the_same_markdown(twin: Twin, random: Random) -> None:
    cases = [(text(random), random.choice(get_args(DialectName))) for _ in range(1_500)]
    for case, theirs in zip(cases, twin("markdown", cases), strict=True):
        assert plain(parse(*case)) == plain(theirs), case


def condition(random: Random, depth: int = 0) -> str:
    if depth > 2 or random.random() < 0.3:
        path = random.choice(NAMES) + random.choice(["", "", ".k", ".0", ".a.b"])
        return random.choice([path, path, "1", "-2.5", "'a'", '"字"', "true", "null", "[1, 'a']", "[]", "''"])
    one, other = condition(random, depth + 1), condition(random, depth + 1)
    word = random.choice(["and", "or", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "=", "contains"])
    whole = random.choice([f"{one} {word} {other}", f"not {one}", f"({one} {word} {other})", f"{one}{word}{other}"])
    return whole if random.random() < 0.95 else whole[: random.randint(0, len(whole))]


def test_both_judge_the_same_conditions(twin: Twin, random: Random) -> None:
    cases = [(condition(random), values(random)) for _ in range(1_000)]
    for case, theirs in zip(cases, twin("condition", cases), strict=True):
        parsed = parse_condition(case[0])
        ours = None if parsed is None else holds(parsed, scope_of(case[1]))._asdict()
        assert plain(ours) == plain(theirs), case
    assert any(parse_condition(written) for written, _ in cases)


def placeholder(random: Random) -> str:
    filters = ["upper", "lower", "trim", "default:'x'", "number", "number:2", "join:', '", "date:'M/D'", "length"]
    filters += ["truncate:3", "first", "last", "json", "map:'k'", "nonsense", "default", "replace:'a':'b'", "percent:1"]
    piped = "".join(f"{random.choice(['|', ' | '])}{random.choice(filters)}" for _ in range(random.randint(0, 2)))
    path = random.choice(NAMES) + random.choice(["", "", ".k", ".0", ".a.b"])
    return random.choice(["${" + path + piped + "}", "$${" + path + "}", "${" + path, "${ " + path + piped + " }"])


def test_both_read_the_same_placeholders(twin: Twin, random: Random) -> None:
    cases = [
        ("".join(random.choice([placeholder(random), " ", "字", "$", "}"]) for _ in range(4)), values(random))
        for _ in range(1_000)
    ]
    for case, theirs in zip(cases, twin("text", cases), strict=True):
        parsed, scope = parse_text(case[0]), scope_of(case[1])
        pieces: list[Any] = []
        for piece in parsed.pieces:
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            outcome = evaluate(piece, scope)
            pieces.append([piece.source, outcome.value if outcome.resolved else None, outcome.troubles])
        assert plain({"malformed": parsed.malformed, "pieces": pieces}) == plain(theirs), case


def wording(random: Random) -> str:
    """What the platform said once, cut and put together anew."""
    one, other = (random.choice(WORDINGS["cases"])["text"] for _ in range(2))
    chance = random.random()
    if chance < 0.3:
        return one[: random.randint(0, len(one))] + other[random.randint(0, len(other)) :]
    if chance < 0.5:
        return one + random.choice([" ", "\n", "; ", ""]) + other
    if chance < 0.8:
        return "".join(str(random.randint(0, 9)) if sign.isdigit() and random.random() < 0.4 else sign for sign in one)
    return one


def test_both_find_the_same_places(twin: Twin, random: Random) -> None:
    cards = [kept["card"] for kept in WORDINGS["cards"].values()]
    found = [(card, [finding.to_dict() for finding in lint(card).findings]) for card in cards]
    cases = [(card, wording(random), findings) for card, findings in (random.choice(found) for _ in range(400))]
    for case, theirs in zip(cases, twin("locate", cases), strict=True):
        ours = [one.to_dict() for one in locate(case[0], case[1])]
        for one in theirs:
            one["platform_code"], one["property"] = one.pop("code", None), one.get("property")
        assert ours == theirs, case[:2]


def pointer(random: Random, held: Any) -> str:
    """A place in a value, more often than not one that is there."""
    path = ""
    while isinstance(held, (dict, list)) and random.random() < 0.75:
        keys = list(held) if isinstance(held, dict) else [*map(str, range(len(held))), "-"]
        key = random.choice(keys) if keys and random.random() < 0.85 else random.choice(ELSEWHERE)
        path += "/" + key.replace("~", "~0").replace("/", "~1")
        try:
            held = held[key] if isinstance(held, dict) else held[int(key)]
        except (KeyError, IndexError, ValueError):
            break
    return path


def operation(random: Random, held: Any) -> dict[str, Any]:
    op = random.choice(["add", "add", "replace", "remove", "move", "copy", "test", "nonsense"])
    made = {"op": op, "path": pointer(random, held)}
    if op in ("add", "replace", "test"):
        made["value"] = value(random)
    return {**made, "from": pointer(random, held)} if op in ("move", "copy") else made


def test_both_patch_the_same(twin: Twin, random: Random) -> None:
    cases = []
    for _ in range(1_000):
        held = {"a": value(random), "b": [value(random), value(random)]}
        cases.append((held, [operation(random, held) for _ in range(random.randint(1, 3))]))
    for case, theirs in zip(cases, twin("patch", cases), strict=True):
        try:
            ours: Any = {"value": apply(*case)}
        except Conflict:
            ours = None
        assert plain(ours) == plain(theirs), case


def declaration(random: Random, depth: int = 0) -> Any:
    entry: dict[str, Any] = {"name": random.choice([*NAMES, "1x", "", "and", 7]), "type": random.choice(TYPES)}
    for key, made in (
        ("default", lambda: value(random)),
        ("required", lambda: random.choice([True, False, None, 1])),
        ("label", lambda: random.choice(["放假日期", "", 3])),
        ("options", lambda: random.choice([["a", "b"], [], "a", [1]])),
        ("filled_by", lambda: random.choice(["author", "sender", "program", "nobody"])),
        ("fields", lambda: [declaration(random, depth + 1) for _ in range(2)] if depth < 2 else None),
    ):
        if random.random() < 0.4:
            entry[key] = made()
    return entry if random.random() < 0.95 else random.choice(["a", None, 3, ["a"]])


def test_both_take_the_same_values_for_the_same_variables(twin: Twin, random: Random) -> None:
    cases = []
    for _ in range(800):
        listed: Any = [declaration(random) for _ in range(random.randint(0, 5))]
        if random.random() < 0.1:
            listed = {random.choice(NAMES): random.choice(TYPES) for _ in range(3)}
        cases.append((listed, values(random) if random.random() < 0.95 else random.choice([None, [], "x"])))
    for case, theirs in zip(cases, twin("variables", cases), strict=True):
        problems = Problems()
        bound = bindings(declared({"variables": case[0]}, problems), case[1], problems)
        shown = {name: shown_value(one.value) for name, one in bound.items()}
        told = [{key: held for key, held in one.to_dict().items() if key != "message"} for one in problems.listed]
        assert plain({"bound": shown, "problems": told}) == plain(theirs), case


def shown_value(held: Any) -> Any:
    return "missing" if held is MISSING else "empty" if held is EMPTY else [held]
