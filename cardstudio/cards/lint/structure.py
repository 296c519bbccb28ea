"""Faults of shape: tags, properties, types, places (card-format §1.1, §2.1, §9.4)."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.catalog import TAGS
from cardstudio.cards.catalog.json_types import expected_type, found_type
from cardstudio.cards.catalog.model import Each, Field, Opaque, Tagged, Type
from cardstudio.cards.catalog.nesting import REFUSALS
from cardstudio.cards.catalog.shared import LOCALES
from cardstudio.cards.lint import repairs
from cardstudio.cards.lint.context import Context, Scope, dropping, operation, replacing
from cardstudio.cards.lint.placeholders import is_placeholder
from cardstudio.cards.lint.plan import Plan, plan_of, verdict
from cardstudio.cards.types import JSONObject, JSONValue, Path

_LOCALES = frozenset(LOCALES)
#: What stands for "any element" in a sentence about a wrong type.
AN_ELEMENT = Opaque((dict,))
#: Codes the platform uses for some wrong places; all others are plain parse errors.
_PLACE_CODES = {"action-in-column": 200410}


def unknown_property(context: Context, plan: Plan, value: JSONObject, path: Path, key: str) -> None:
    """A property no page and no accepted card shows: 2.0 refuses the whole card, 1.0 ignores it."""
    if context.options.template and key.startswith("$"):
        return
    if path is None and key == "open_ids" and context.outer is not None and "token" in context.outer:
        return  # whom an update that comes later is for
    params = {"property": key, "holder": plan.component.name}
    source = plan.component.source
    if context.format == "1.0":
        fix = repairs.of_ignored_property(value, path, key)
        context.inform("unknown-property", path, params, source=source, fix=fix)
        return
    fix = repairs.of_unknown_property(value, plan.component.name, path, key)
    context.refuse("unknown-property", path, params, source=source, fix=fix)


def doubtful_property(context: Context, plan: Plan, value: JSONObject, path: Path, key: str, field: Field) -> None:
    """Accepted, but in no document; or documented as out of date."""
    params = {"property": key, "holder": plan.component.name}
    if field.deprecated:
        context.inform("deprecated-property", (path, key), params, source=plan.component.source)
        return
    fix = dropping((path, key), value[key]) if key in repairs.WITHOUT_EFFECT else None
    context.warn("tolerated-property", (path, key), params, source=field.source, fix=fix)


def missing_property(context: Context, plan: Plan, value: JSONObject, path: Path, key: str) -> None:
    """A documented must that is absent; accepted cards miss some, so it only warns."""
    if key == "content" and ("i18n_content" in value or "i18n" in value):
        return
    if key == "img_key" and "i18n_img_key" in value:
        return
    if key == "name" and plan.component.name == "form":
        return  # refused, which its own rule tells
    stand_in = plan.fields[key].field.stand_in
    fix = [*repairs.same_object(value, path), operation("add", (path, key), stand_in)] if stand_in is not None else None
    params = {"property": key, "holder": plan.component.name}
    context.warn("missing-property", path, params, source=plan.component.source, fix=fix)


def wrong_type(context: Context, type: Type, key: str, held: JSONValue, path: Path) -> None:
    """A JSON type the platform cannot parse here. ``null`` counts as absent in 1.0."""
    if is_placeholder(held) or (held is None and context.format == "1.0"):
        return
    repaired = repairs.of_type(type, held)
    fix = replacing(path, held, repaired) if repaired is not None else None
    params = {"property": key, "expected": expected_type(type), "found": found_type(held)}
    context.refuse("wrong-type", path, params, fix=fix, source="card-format §9.4")


def too_many_items(context: Context, type: Type, key: str, held: list[Any], path: Path) -> None:
    """Entries beyond what clients show."""
    if isinstance(type, Each) and type.most is not None and len(held) > type.most:
        fix = replacing(path, held, held[: type.most])
        context.warn(
            "too-many-items",
            path,
            {"property": key, "count": len(held), "most": type.most},
            fix=fix,
            source="card-format §4",
        )


def unknown_locale(context: Context, name: str, path: Path) -> bool:
    """Whether cards have no such language; what stands there is never shown, so it is not looked at."""
    if name in _LOCALES:
        return False
    context.warn("unknown-locale", (path, name), {"locale": name}, source="card-format §1.4")
    return True


def too_deep(context: Context, path: Path) -> None:
    """Said once; the rest below is not looked at."""
    if not any(finding.rule == "too-deep" for finding in context.findings):
        context.refuse("too-deep", path, source="card-format §2.1")


def tag_is_wrong(context: Context, type: Type, key: str, held: JSONObject, path: Path) -> bool:
    """Judge the tag of an object in a slot; ``True`` when nothing can be said about what is inside."""
    assert isinstance(type, Tagged)
    tag = held.get("tag")
    if isinstance(tag, str) and tag in type.tags:
        if tag not in TAGS:  # its folder is gone
            context.refuse("unknown-tag", path, {"tag": tag, "format": context.format}, source="card-format §2.0")
        return tag not in TAGS
    if is_placeholder(tag):
        return False
    params = {"tag": tag, "expected": list(type.tags), "property": key}
    if tag is None:
        fix = (
            [*repairs.same_object(held, path), operation("add", (path, "tag"), type.tags[0])]
            if "tag" not in held
            else None
        )
        mended = fix if "content" in held or not held else None
        context.warn("no-tag", path, {"expected": list(type.tags[:1])}, source="card-format §2", fix=mended)
        return False
    tag_path = (path, "tag")
    if isinstance(tag, str) and tag in type.tolerated:
        context.warn(
            "tolerated-tag",
            path,
            {**params, "expected": type.tags[0]},
            fix=replacing(tag_path, tag, type.tags[0]),
            source="card-format §2.2",
        )
        return False
    context.refuse("wrong-tag", path, params, source="card-format §2.2")
    return True


def known_element(context: Context, item: JSONObject, scope: Scope, path: Path) -> Plan | None:
    """Judge an element by its tag and place; its plan, or ``None`` when nothing can be said about the inside."""
    tag = item.get("tag")
    if not isinstance(tag, str):
        if not is_placeholder(tag):
            context.refuse("missing-tag", path, source="card-format §2.0")
        return None
    component = TAGS.get(tag)
    if component is None:
        if is_placeholder(tag):
            return None
        context.refuse("unknown-tag", path, {"tag": tag, "format": context.format}, source="card-format §2.0")
        return None
    if context.format in component.refused:
        fix = repairs.of_unsupported(item, path, sparing=context.crowded)
        context.refuse(
            "unsupported-tag",
            path,
            {"tag": tag},
            component.refused[context.format],
            fix=fix,
            source="platform-errors 200861",
        )
        return plan_of(tag, context.format)  # its inside is judged, too: the repair keeps it
    if not component.placeable:
        context.refuse("part-as-element", path, {"tag": tag}, source="card-format §2.0")
        return None
    if context.format not in component.formats:
        context.refuse("unknown-tag", path, {"tag": tag, "format": context.format}, source="card-format §2.0")
        return None
    if component.undocumented:
        context.warn(component.undocumented, path, {"tag": tag}, source=component.source)
    _place(context, item, tag, scope, path)
    return plan_of(tag, context.format)


def _place(context: Context, item: JSONObject, tag: str, scope: Scope, path: Path) -> None:
    rule = verdict(context.format, scope.parent, tag)
    if (
        rule is None
        and scope.form is None
        and (TAGS[tag].form_only or (tag == "select_img" and item.get("multi_select") is True))
    ):
        rule = "form-only"
    if rule is None:
        return
    params = {"tag": tag, "parent": scope.parent}
    if rule not in REFUSALS:
        context.warn(rule, path, params, source="card-format §2.1")
        return
    fix = repairs.of_place(context, rule, item, path)
    context.refuse(rule, path, params, _PLACE_CODES.get(rule, 200621), fix=fix, source="card-format §2.1")
