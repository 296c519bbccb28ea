"""What a click does: behaviors, links, the question before (card-format §1.3, §1.6)."""

from __future__ import annotations

from cardstudio.cards.catalog.model import Component, Enum, Object, Opaque, Url, field_of, given, tolerated
from cardstudio.cards.catalog.shared import PLAIN

_ADDRESSES = (
    field_of("url", Url(), section="interaction"),
    field_of("pc_url", Url()),
    field_of("ios_url", Url()),
    field_of("android_url", Url()),
)

#: Where a click on columns leads.
LINK_ACTION = field_of("action", Object(shape="link_action"), min_client="7.4", section="interaction")

COMPONENTS = (
    Component("multi_url", "part", _ADDRESSES, tagged=False, source="card-format §1.3"),
    Component("card_link", "card", _ADDRESSES, tagged=False, source="card-format §1.3"),
    Component(
        "link_action",
        "part",
        (field_of("multi_url", Object(shape="multi_url"), section="interaction"),),
        tagged=False,
        source="card-format §2.10",
    ),
    Component(
        "behavior",
        "part",
        (
            # Other words are refused as "unknown behavior type" (platform-errors 200621); template_open_url is
            # written by the card tool and has to be turned into open_url before sending.
            field_of(
                "type",
                Enum(("open_url", "callback"), refused=("unknown-behavior", 200621)),
                required=True,
                section="style",
            ),
            field_of("default_url", Url(), when=given("type", "open_url")),
            field_of("pc_url", Url(), when=given("type", "open_url")),
            field_of("ios_url", Url(), when=given("type", "open_url")),
            field_of("android_url", Url(), when=given("type", "open_url")),
            field_of("value", Opaque((dict, str)), section="interaction", when=given("type", "callback")),
            # Goes with template_open_url.
            tolerated("multi_url", Opaque((dict, str)), section="interaction"),
        ),
        tagged=False,
        source="card-format §1.6",
    ),
    Component(
        "confirm",
        "part",
        (field_of("title", PLAIN, required=True), field_of("text", PLAIN, required=True)),
        tagged=False,
        source="card-format §1.6",
    ),
)
