"""Cards, documents and reports as the JSON they are, for type checkers and for the API's description.

What people bring may be anything, and is kept as it came: these are the shapes of what is right, not a promise about
what is stored. `OPEN` are those that may hold more than they name; `card schema` prints all there is to a card.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from cardstudio.cards.types import JSONObject, JSONValue

Severity = Literal["error", "warning", "info"]
ChannelName = Literal["jsapi", "webhook", "message"]


class ElementJson(TypedDict):
    """One component of a card; which members it has beside these follows from its `tag`."""

    tag: str
    element_id: NotRequired[str]


class HeaderJson(TypedDict, total=False):
    """The title bar of a card."""

    title: JSONObject
    subtitle: JSONObject
    template: str
    icon: JSONObject
    text_tag_list: list[JSONObject]


class BodyJson(TypedDict, total=False):
    """What a card of the format 2.0 shows below its title bar."""

    elements: list[ElementJson]
    direction: str


class CardJson(TypedDict, total=False):
    """A card. In the format 2.0 `schema` is "2.0" and `body` holds the elements, in 1.0 they are at the root."""

    schema: str
    config: JSONObject
    card_link: JSONObject
    header: HeaderJson
    body: BodyJson
    elements: list[ElementJson]
    i18n_elements: dict[str, list[ElementJson]]
    i18n_header: JSONObject


class VariableJson(TypedDict):
    """One blank of a card. Without a `type` it takes text. `default` goes out unless it is changed; `example` is shown
    while it is empty. `fields` are the members of an object or of the items of a list, in the same shape; `options` the
    texts of a choice."""

    name: str
    type: NotRequired[str]
    label: NotRequired[str]
    description: NotRequired[str]
    default: NotRequired[JSONValue]
    example: NotRequired[JSONValue]
    required: NotRequired[bool]
    filled_by: NotRequired[Literal["author", "sender", "program"]]
    options: NotRequired[list[str]]
    fields: NotRequired[list[JSONObject]]


class SampleJson(TypedDict):
    """Values by variable name, to look at a card with."""

    name: str
    values: JSONObject


class DocumentJson(TypedDict):
    """What a template keeps: a card, the blanks it has, and samples to look at it with. `update_multi`: everybody sees
    the same card when it is updated. `editor` belongs to the designer."""

    card: CardJson
    variables: NotRequired[list[VariableJson]]
    samples: NotRequired[list[SampleJson]]
    update_multi: NotRequired[bool]
    editor: NotRequired[JSONObject]


class CardContentJson(TypedDict):
    """What is sent: by a page and to a webhook the card itself, to a chat by the app `content`, the card as text."""

    msg_type: NotRequired[Literal["interactive"]]
    update_multi: NotRequired[bool]
    card: NotRequired[CardJson]
    content: NotRequired[str]


class OperationJson(TypedDict):
    """One step of a JSON patch (RFC 6902)."""

    op: Literal["test", "add", "remove", "replace", "move", "copy"]
    path: str
    value: NotRequired[JSONValue]


class FixJson(TypedDict):
    """One right repair, a JSON patch of the card; with `of`, of the whole document."""

    title: str
    patch: list[OperationJson]
    of: NotRequired[Literal["document"]]


class FindingJson(TypedDict):
    """One thing the linter says about one place of the card."""

    pointer: str
    rule: str
    severity: Severity
    message: str
    params: JSONObject
    platform_code: int | None
    platform_path: str | None
    channels: list[ChannelName]
    sample: str | None
    source: str
    fix: FixJson | None


class WeightJson(TypedDict):
    """What one channel makes of the card."""

    ok: bool
    bytes: int
    limit_bytes: int


class ReportJson(TypedDict):
    """The lint report. `format` is null where there is no card to look at."""

    ok: bool
    format: Literal["1.0", "2.0"] | None
    envelope: str
    card_hash: str
    bytes: int
    elements: int
    depth: int
    tables: int
    channels: dict[str, WeightJson]
    findings: list[FindingJson]


class ChangeJson(TypedDict):
    """One thing that is not as it was; `pointer` leads into the card before. `refused` and `warned` are new findings
    about the new card, into which their `pointer` leads."""

    pointer: str
    kind: Literal["dropped", "replaced", "kept", "refused", "warned"]
    message: str


class NoteJson(TypedDict):
    """One thing that was noticed while reading a text."""

    rule: str
    params: JSONObject
    message: str


OPEN = (ElementJson, HeaderJson, BodyJson, CardJson, VariableJson, SampleJson, DocumentJson, OperationJson)
