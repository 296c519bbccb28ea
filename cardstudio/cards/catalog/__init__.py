"""The one description of the card format: every component, its fields and limits, in both formats.

Adding a component means adding a module with a ``COMPONENTS`` tuple and naming it in :data:`MODULES`.
"""

from __future__ import annotations

from cardstudio.cards.catalog import (
    action,
    audio,
    button,
    chart,
    checker,
    collapsible_panel,
    column_set,
    date_picker,
    div,
    form,
    header,
    hr,
    icons,
    img,
    img_combination,
    input,
    interactive_container,
    links,
    markdown,
    note,
    overflow,
    person,
    person_list,
    picker_datetime,
    picker_time,
    root,
    select_img,
    select_person,
    select_static,
    table,
    text,
    undocumented,
)
from cardstudio.cards.catalog.model import FORMATS, Component, Format
from cardstudio.cards.catalog.nesting import Verdicts, verdicts

#: In the order the palette shows them.
MODULES = (
    markdown, div, hr, note,
    img, img_combination, audio,
    table, chart, person, person_list,
    column_set, form, interactive_container, collapsible_panel, action,
    button, input, select_static, select_person, date_picker, picker_time, picker_datetime,
    select_img, checker, overflow,
    root, header, text, icons, links, undocumented,
)  # fmt: skip

#: Every entry by its tag or shape name.
CATALOG: dict[str, Component] = {component.name: component for module in MODULES for component in module.COMPONENTS}
#: The entries that have a tag.
TAGS: dict[str, Component] = {name: component for name, component in CATALOG.items() if component.tagged}
#: What may not stand where, per format.
NESTING: dict[Format, Verdicts] = {
    format: verdicts([one for one in TAGS.values() if one.placeable], format) for format in FORMATS
}

__all__ = ["CATALOG", "MODULES", "NESTING", "TAGS"]
