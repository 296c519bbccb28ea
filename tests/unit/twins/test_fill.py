"""Random documents filled by both twins: Python here, TypeScript under node. They must not differ in anything."""

from __future__ import annotations

from random import Random
from typing import Any

from cardstudio.cards import fill
from tests.unit.twins.conftest import Twin

COUNT = 200
TEXTS = [
    "${a}",
    "${b|upper}",
    "${l|join:', '}",
    "${o.k}",
    "${i.t}",
    "${loop.index}",
    "${n|number:2}",
    "${d|date:'M/D'}",
]
TEXTS += [
    "${a|default:'*x*'}",
    "$${",
    "${",
    "${m}",
    "${u}",
    "`",
    "``",
    "```\n",
    "~~~",
    "\n",
    "<at id=",
    "></at>",
    "<a href='",
]
TEXTS += ["'>", "](", "[x", '<link url="', '">', "|", "\\", " ", "text", "字", "👍", ")", "<", "https://x.com/"]
SCALARS = [
    None,
    True,
    False,
    0,
    1,
    -2.5,
    1e-7,
    123456.789,
    "",
    "x",
    "*b*",
    "`",
    "- a\n# b",
    "<at id=all>",
    "javascript:x",
]
SCALARS += [
    "https://a.b/c d?e=(f)&g='h'",
    "2024-06-01",
    "12.345",
    "a_b|c",
    "\\[x](y)",
    "👍字",
    ":OK:",
    "$x ${a}",
    "&amp;",
]
MEMBERS = [
    "t",
    "k",
    "url",
    "pc_url",
    "img_key",
    "id",
    "text",
    "value",
    "content",
    "tag",
    "$if",
    "selected",
    "__proto__",
]
KEYS = [
    "content",
    "i18n_content",
    "url",
    "pc_url",
    "value",
    "rows",
    "columns",
    "options",
    "persons",
    "img_key",
    "elements",
    "text",
    "k",
    "$z",
    "chart_spec",
]
CONDITIONS = [
    "a",
    "not b",
    "n > 1",
    "n <= 2.5 or o.k",
    "i.t == 'x'",
    "loop.first",
    "'a' in l",
    "a ==",
    "nobody",
    "d < '2025'",
    "a == b",
    "n != null or m in ['', 'x']",
]
TYPES = [
    "text",
    "markdown",
    "integer",
    "number",
    "boolean",
    "date",
    "date_range",
    "choice",
    "url",
    "image",
    "person",
    "option_array",
    "text_array",
    "object",
    "object_array",
    "any",
]
USUAL = {
    "a": "text",
    "b": "text",
    "l": "text_array",
    "o": "object",
    "n": "number",
    "d": "date",
    "m": "markdown",
    "u": "url",
}


class Maker:
    """Random documents and values."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def case(self) -> dict[str, Any]:
        pick = self.random
        variables = [
            {"name": name, "type": pick.choice([usual, usual, pick.choice(TYPES)]), **self.more()}
            for name, usual in USUAL.items()
        ]
        card = {"schema": pick.choice(["1.0", "2.0"]), "elements": [self.part(0) for _ in range(4)]}
        values = {name: self.value(0) for name in USUAL if pick.random() < 0.85}
        return {"document": {"card": card, "variables": variables}, "values": values}

    def more(self) -> dict[str, Any]:
        """What else a declaration may say."""
        said = {
            "required": self.random.choice([True, False, False, None]),
            "default": self.random.choice([None, "x", 1, {"from": "2024-06-01", "to": "2024-06-02"}]),
            "example": self.random.choice(["e", 5]),
            "options": self.random.choice([["x", "2024-06-01"], "x", []]),
        }
        return {name: held for name, held in said.items() if self.random.random() < 0.3}

    def value(self, depth: int) -> Any:
        chance = self.random.random()
        if chance < 0.6 or depth > 3:
            return self.random.choice(SCALARS)
        if chance < 0.65:
            return {"from": self.random.choice(["2024-06-01", "soon", 1]), "to": "2024-06-02"}
        if chance < 0.8:
            return [self.value(depth + 1) for _ in range(self.random.randint(0, 3))]
        return {self.random.choice(MEMBERS): self.value(depth + 1) for _ in range(self.random.randint(0, 3))}

    def part(self, depth: int) -> Any:
        chance = self.random.random()
        if depth > 3 or chance < 0.25:
            return "".join(self.random.choice(TEXTS) for _ in range(self.random.randint(0, 7)))
        if chance < 0.4:
            return [self.part(depth + 1) for _ in range(self.random.randint(0, 4))]
        part: dict[str, Any] = {"tag": self.random.choice(["markdown", "lark_md", "plain_text", "table", "x", None])}
        if self.random.random() < 0.25:
            part["$each"] = self.random.choice(["i in l", "i in o", "i in i.k", "i in nobody", "bad"])
        if self.random.random() < 0.25:
            part["$if"] = self.random.choice(CONDITIONS)
        part |= {self.random.choice(KEYS): self.part(depth + 1) for _ in range(self.random.randint(0, 4))}
        if part["tag"] == "table":
            types = {"t": "markdown", "k": "text", "value": "lark_md", "url": "number"}
            part["columns"] = [{"name": name, "data_type": type} for name, type in types.items()]
        return part


def test_both_fill_the_same(twin: Twin, random: Random) -> None:
    maker = Maker(random)
    cases = [maker.case() for _ in range(COUNT)]
    changed = 0
    for case, theirs in zip(cases, twin("fill", [(case["document"], case["values"]) for case in cases]), strict=True):
        ours = fill(case["document"], case["values"])
        changed += ours.card is not case["document"]["card"]
        assert ours.card == theirs["card"], case
        told = [{key: held for key, held in problem.to_dict().items() if key != "message"} for problem in ours.problems]
        assert told == theirs["problems"], case
        assert dict(ours.origins) == theirs["origins"], case
    assert changed > COUNT // 2
