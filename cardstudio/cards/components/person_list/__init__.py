"""Several people (card-format §2.16)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Each, Flag, Integer, Object, UserId, field_of, tolerated, v1
from cardstudio.cards.catalog.shared import COMMON, SAMPLE_ID
from cardstudio.cards.parts.icon import ICON
from cardstudio.cards.parts.person import SIZES

_SNIPPET = {"tag": "person_list", "persons": [{"id": SAMPLE_ID}], "show_avatar": True}

COMPONENTS = (
    Component(
        "person_list",
        "people",
        (
            *COMMON,
            field_of("persons", Each(Object(shape="listed_person")), required=True),
            field_of("lines", Integer()),
            field_of("show_name", Flag(), default=True, section="style"),
            field_of("show_avatar", Flag(), default=False, section="style"),
            field_of("size", SIZES, default="medium", section="style"),
            field_of("icon", ICON),
            v1("ud_icon", Object(shape="ud_icon")),
            tolerated("ud_icon", Object(shape="ud_icon")),
            field_of("drop_invalid_user_id", Flag(), default=False, section="interaction"),
        ),
        rank=20,
        source="card-format §2.16",
        snippets={"1.0": _SNIPPET, "2.0": _SNIPPET},
    ),
    Component(
        "listed_person", "part", (field_of("id", UserId(), required=True),), tagged=False, source="card-format §2.16"
    ),
)
