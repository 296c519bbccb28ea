"""The walk over the card: one loop, no recursion, every object once.

Keys with a plain, certainly correct value cost two dictionary look-ups. Everything else is handed to
:mod:`cardstudio.cards.lint.values` (a value that needs a look) or :mod:`cardstudio.cards.lint.structure` (a fault).
"""

from __future__ import annotations

from typing import Any

from cardstudio.cards.lint import clients, structure
from cardstudio.cards.lint.context import Context, Form, Node, Scope
from cardstudio.cards.lint.plan import ELEMENTS, LIST, MAP, MOST_KNOWN, OBJECT, SCALAR, Plan, Spec, plan_of
from cardstudio.cards.lint.values import examine
from cardstudio.cards.types import JSONObject, JSONValue, Path

#: Objects deeper than this in the JSON are not looked at; real cards stay far above.
DEEPEST = 200

#: An object still to visit: value, plan, path, scope, depth in the JSON.
Job = tuple[JSONObject, Plan, Path, Scope, int]


class Walk:
    """One walk; the stack holds what is still to visit."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.stack: list[Job] = [(context.root, plan_of("root", context.format), None, Scope("root"), 0)]

    def run(self) -> None:
        """Visit everything below the root."""
        context, stack = self.context, self.stack
        while stack:
            job = stack.pop()
            if context.full:
                return
            self._visit(job)

    def _visit(self, job: Job) -> None:
        value, plan, path, scope, depth = job
        fields = plan.fields
        context = self.context
        for key, held in value.items():
            spec = fields.get(key)
            if spec is None:
                if key != "tag" or not plan.tagged:
                    self._unknown(job, key, held)
                continue
            if spec.doubtful:
                structure.doubtful_property(context, plan, value, path, key, spec.field)
            if spec.kind == SCALAR:
                if type(held) is spec.python and (spec.accepts is None or held in spec.accepts):
                    continue
                if (
                    examine(context, spec.type, key, held, (path, key))
                    and spec.accepts is not None
                    and len(spec.accepts) < MOST_KNOWN
                ):
                    spec.accepts.add(held)
            else:
                self._enter(spec, plan, key, held, (path, key), scope, depth + 1)
        self._conclude(job)

    def _conclude(self, job: Job) -> None:
        """What is only seen in the object as a whole."""
        value, plan, path, scope, _ = job
        context = self.context
        if context.client is not None:
            clients.check_object(context, plan, value, path)
        for key in plan.required:
            if key not in value:
                structure.missing_property(context, plan, value, path, key)
        if plan.checks:
            node = Node(plan.component.name, value, path, scope)
            for check in plan.checks:
                check(context, node)

    def _unknown(self, job: Job, key: str, held: JSONValue) -> None:
        value, plan, path, scope, depth = job
        structure.unknown_property(self.context, plan, value, path, key)
        if path is None and key == "elements" and isinstance(held, list):
            # A 2.0 card with its elements at the root: the repair moves them, so what is wrong in them counts now.
            self._enter_elements(plan, held, (path, key), scope, depth + 1)

    def _enter(self, spec: Spec, plan: Plan, key: str, held: Any, path: Path, scope: Scope, depth: int) -> None:
        """Queue what a value holds; ``plan`` is the holder's."""
        if depth > DEEPEST:
            structure.too_deep(self.context, path)
            return
        fits = type(held) is spec.python
        if not fits:
            structure.wrong_type(self.context, spec.type, key, held, path)
        elif spec.kind == OBJECT:
            self.stack.append((held, spec.tags[""], path, scope, depth))
        elif spec.kind == LIST:
            self._enter_list(spec, plan, key, held, path, scope, depth)
        elif spec.kind == ELEMENTS:
            self._enter_elements(plan, held, path, scope, depth)
        elif spec.kind == MAP:
            self._enter_map(spec, plan, key, held, path, scope, depth)
        else:
            self._enter_tagged(spec, plan, key, held, path, scope, depth)

    def _enter_item(
        self, item: Spec, plan: Plan, key: str, held: JSONValue, path: Path, scope: Scope, depth: int
    ) -> None:
        if item.kind != SCALAR:
            self._enter(item, plan, key, held, path, scope, depth + 1)
        elif type(held) is not item.python or not (item.accepts is None or held in item.accepts):
            examine(self.context, item.type, key, held, path)

    def _enter_list(
        self, spec: Spec, plan: Plan, key: str, held: list[Any], path: Path, scope: Scope, depth: int
    ) -> None:
        structure.too_many_items(self.context, spec.type, key, held, path)
        assert spec.item is not None
        for index, item in enumerate(held):
            self._enter_item(spec.item, plan, key, item, (path, index), scope, depth)

    def _enter_map(
        self, spec: Spec, plan: Plan, key: str, held: JSONObject, path: Path, scope: Scope, depth: int
    ) -> None:
        assert spec.item is not None
        for name, item in held.items():
            if spec.locales and structure.unknown_locale(self.context, name, path):
                continue  # nobody is shown it
            self._enter_item(spec.item, plan, key, item, (path, name), scope, depth)

    def _enter_tagged(
        self, spec: Spec, plan: Plan, key: str, held: JSONObject, path: Path, scope: Scope, depth: int
    ) -> None:
        tag = held.get("tag")
        found = spec.tags.get(tag) if isinstance(tag, str) else None
        if structure.tag_is_wrong(self.context, spec.type, key, held, path):
            return
        if found is None:  # no tag, or a placeholder: the first possibility tells what may stand inside
            found = next(iter(spec.tags.values()), None)
        if found is None:  # nothing that may stand here has a folder
            return
        if plan.parent == "div" and key == "extra":
            scope = Scope("div", scope.form)
        self.stack.append((held, found, path, scope, depth))

    def _enter_elements(self, plan: Plan, held: list[Any], path: Path, scope: Scope, depth: int) -> None:
        parent = plan.parent
        inner = Scope(parent, scope.form)
        if parent == "form":
            inner.form = Form(path)
            self.context.forms.append(inner.form)
        for index, item in enumerate(held):
            place = (path, index)
            if not isinstance(item, dict):
                structure.wrong_type(self.context, structure.AN_ELEMENT, str(index), item, place)
                continue
            known = structure.known_element(self.context, item, inner, place)
            if known is not None:
                self.stack.append((item, known, place, inner, depth + 1))


def walk(context: Context) -> None:
    """Visit every object of the card."""
    Walk(context).run()
