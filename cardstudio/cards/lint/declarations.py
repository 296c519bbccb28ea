"""What is wrong with the declarations of a document, each with its repair.

Filling reads past all of it (:mod:`cardstudio.cards.fill.variables`). A card has no place for what a document declares,
so these findings point at the whole card: ``params["at"]`` leads into the document, and so do their patches.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from cardstudio.cards.fill.problems import MOST_PROBLEMS, Problems
from cardstudio.cards.fill.value_types import is_scalar, type_named
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.fill.variables import DEEPEST, FILLERS, Variable, checked, entries
from cardstudio.cards.lint.context import dropping, move, replacing, test
from cardstudio.cards.lint.report import Finding, Fix
from cardstudio.cards.messages import finding_message, fix_title
from cardstudio.cards.pointers import pointer_of
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: What a declaration can say, with the JSON type it is said in; ``""`` where other rules look at it.
_MEMBERS = {
    "name": "", "type": "", "label": "string", "description": "string", "default": "", "example": "",
    "required": "boolean", "filled_by": "", "options": "texts", "fields": "",
}  # fmt: skip
#: How much a misspelled word must have in common with the one that is meant.
_CLOSE = 0.75
_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
Patch = list[dict[str, Any]]


def findings_of_declarations(document: JSONObject, locale: str) -> list[Finding]:
    """Everything that is said of a document's ``variables``, at most :data:`MOST_PROBLEMS`."""
    check = _Check(locale)
    check.listed(document.get("variables"), (None, "variables"), 0)
    return check.findings[:MOST_PROBLEMS]


class _Check:
    def __init__(self, locale: str) -> None:
        self.locale = locale
        self.findings: list[Finding] = []
        # A declaration that is its type's word alone has no members a repair could change.
        self._mendable = True

    def listed(self, listed: JSONValue, at: Path, depth: int) -> None:
        """The declarations of a document, or of the fields of one."""
        for key, name, entry in entries(listed):
            if len(self.findings) >= MOST_PROBLEMS:
                return
            place = (at, key)
            if isinstance(name, str):
                self._mendable = not isinstance(listed, dict) or isinstance(listed[name], dict)
                self._members(entry, name, place)
                self._filler(entry, name, place)
                self._type_and_example(entry, name, place)
            if depth < DEEPEST:
                self.listed(entry.get("fields"), (place, "fields"), depth + 1)

    def _members(self, entry: JSONObject, name: str, at: Path) -> None:
        for key, held in entry.items():
            place = (at, key)
            if key not in _MEMBERS:
                close = next((word for word in get_close_matches(key, _MEMBERS, 1, _CLOSE) if word not in entry), None)
                if close is None:
                    self._say("unknown-variable-property", name, place, dropping(place, held), lossy=True, property=key)
                    continue
                patch = [test(place, held), move(place, (at, close))]
                self._say("misspelled-variable-property", name, place, patch, property=key, suggestion=close)
            elif held is not None and not _fits(held, _MEMBERS[key]):
                expected, meant = _MEMBERS[key], _meant(held, _MEMBERS[key])
                if meant is None:
                    patch = dropping(place, held)
                    self._say("useless-variable-property", name, place, patch, True, property=key, expected=expected)
                    continue
                patch = replacing(place, held, meant)
                self._say("mistyped-variable-property", name, place, patch, property=key, expected=expected)

    def _filler(self, entry: JSONObject, name: str, at: Path) -> None:
        given = entry.get("filled_by")
        if given is None or given in FILLERS:
            return
        close = get_close_matches(given.lower(), FILLERS, 1) if isinstance(given, str) else []
        meant = close[0] if close else "sender" if entry.get("default") is None else "author"
        place = (at, "filled_by")
        patch = replacing(place, given, meant)
        self._say("unknown-filler", name, place, patch, value=text_of(given) or "", suggestion=meant)

    def _type_and_example(self, entry: JSONObject, name: str, at: Path) -> None:
        spelled = entry.get("type")
        variable = Variable(name, type_named(spelled) or "", options=dict.fromkeys(_texts(entry.get("options"))))
        if variable.type == "choice" and not variable.options:
            place = (at, "type")
            self._say("choice-without-options", name, place, replacing(place, spelled, "text"))
        example, place = entry.get("example"), (at, "example")
        problems = Problems()
        if example is not None:
            checked(variable, example, problems)
        if any(problem.severity == "error" for problem in problems.listed):
            self._say("wrong-example", name, place, dropping(place, example), type=variable.type)

    def _say(self, rule: str, name: str, at: Path, patch: Patch, lossy: bool = False, **more: str) -> None:
        params = {"name": name, "at": pointer_of(at), **more}
        self.findings.append(
            Finding(
                pointer="",
                rule=rule,
                severity="warning",
                message=finding_message(rule, params, self.locale),
                params=params,
                source="card-format §6.2",
                fix=Fix(fix_title(rule, params, self.locale), patch, lossy, of="document") if self._mendable else None,
            )
        )


def _fits(held: JSONValue, expected: str) -> bool:
    if expected == "texts":
        return isinstance(held, list) and all(isinstance(item, str) for item in held)
    return not expected or isinstance(held, str if expected == "string" else bool)


def _meant(held: JSONValue, expected: str) -> JSONValue:
    """The value as it should have been written, ``None`` where nobody can tell."""
    if expected == "texts":
        return [text_of(item) for item in held] if isinstance(held, list) and all(map(is_scalar, held)) else None
    if expected == "string":
        return text_of(held)
    return _FLAGS.get(held.lower()) if isinstance(held, str) else None


def _texts(listed: JSONValue) -> list[str]:
    return [item for item in listed if isinstance(item, str)] if isinstance(listed, list) else []
