"""Which element may stand in which container (card-format §2.1).

Verdicts are names of rules in :mod:`cardstudio.cards.messages`; no verdict means the place is fine. ``root`` stands for
the top of the card, ``div`` for the slot at a ``div``'s right.
"""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Elements, Format

#: Verdicts that mean the platform refuses the card.
REFUSALS = frozenset({"root-only", "not-allowed-here", "action-in-column", "needs-action", "form-only"})
_IN_CONTAINER_V1 = frozenset({"div", "markdown", "img", "note", "column_set", "checker", "interactive_container"})

Verdicts = dict[str, dict[str, str]]


def verdicts(components: list[Component], format: Format) -> Verdicts:
    """For every parent the tags that do not simply belong there, with the rule that says why."""
    table: Verdicts = {}
    placeable = [component for component in components if component.placeable]
    for parent in ("root", *(component.name for component in components if _holds_elements(component))):
        table[parent] = {}
        for component in placeable:
            verdict = (_verdict_v1 if format == "1.0" else _verdict_v2)(parent, component)
            if verdict is not None:
                table[parent][component.name] = verdict
    return table


def _holds_elements(component: Component) -> bool:
    return any(isinstance(field.type, Elements) for field in component.fields)


def _verdict_v2(parent: str, component: Component) -> str | None:
    tag = component.name
    if parent == "root":
        return None
    if component.root_only:
        return "root-only"
    if tag == "chart" and parent in ("form", "interactive_container"):
        return "discouraged-here"
    if tag == "select_img" and parent == "collapsible_panel":
        return "discouraged-here"
    return None


def _verdict_v1(parent: str, component: Component) -> str | None:
    tag = component.name
    if parent == "root":
        return "needs-action" if component.needs_action else None
    if component.root_only:
        return "root-only"
    if parent == "action":
        return _in_action(component)
    if parent == "interactive_container":
        return None if tag in _IN_CONTAINER_V1 or component.undocumented else "not-allowed-here"
    if tag == "action":
        return "action-in-column" if parent == "column" else "discouraged-here"
    return _DISCOURAGED_V1.get((parent, tag)) or _REFUSED_V1.get((parent, tag))


_REFUSED_V1 = {
    ("form", "chart"): "not-allowed-here",
    ("form", "div"): "not-allowed-here",
    ("column", "overflow"): "not-allowed-here",
}
_DISCOURAGED_V1 = {
    ("column", "img_combination"): "discouraged-here",
    ("collapsible_panel", "interactive_container"): "discouraged-here",
    ("collapsible_panel", "select_img"): "discouraged-here",
}


def _in_action(component: Component) -> str | None:
    if component.needs_action or component.undocumented:
        return None
    return "discouraged-here" if component.interactive else "not-allowed-here"
