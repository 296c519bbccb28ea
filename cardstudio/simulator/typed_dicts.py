"""What the scripts of the simulator's own pages are told, by the page itself and at `/control/` and `/native/`.

Those of the open platform's addresses answer as the platform does; nobody types their answers but who asks.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

Level = Literal["ok", "warn", "bad", "plain"]
ChatKind = Literal["group", "person", "bot"]
MessageKind = Literal["text", "card"]
Setup = Literal["full", "sdk", "none"]


class SimNamesJson(TypedDict):
    """A name in both languages of the sample."""

    zh_cn: str
    en_us: str


class SimPersonJson(TypedDict):
    """A person. `name` is in the language of the request."""

    open_id: str
    union_id: str
    name: str
    names: SimNamesJson
    tenant_key: str
    tenant_name: str
    available: bool


class SimChatJson(TypedDict):
    """A chat as the signed-in person sees it. `open_id` is the other person's, of a chat of two."""

    open_chat_id: str
    kind: ChatKind
    name: str
    names: SimNamesJson
    external: bool
    people: int
    self: bool
    open_id: str


class SimCardContentJson(TypedDict):
    """What a page gave to `sendMessageCard`, or a program to the platform."""

    msg_type: NotRequired[str]
    update_multi: NotRequired[bool]
    card: dict[str, Any]


class SimMessageJson(TypedDict):
    """A message. Without a `sender` it is the chat's bot's; one that was recalled has no words and no card any more.

    `updated_ms` is 0 for never.
    """

    seq: int
    open_chat_id: str
    open_message_id: str
    sender: SimPersonJson | None
    kind: MessageKind
    text: str
    card_content: SimCardContentJson | None
    recalled: bool
    updated_ms: int
    bytes: int
    app_name: str
    sent_ms: int


class SimCallJson(TypedDict):
    """One line of the log of calls."""

    seq: int
    at_ms: int
    name: str
    outcome: str
    level: Level


class SimProfileJson(TypedDict):
    """Which client this is."""

    platform: str
    version: str
    brand: str
    language: str
    phone: bool
    user_agent: str


class SimAnswerJson(TypedDict):
    """What a real client was seen to answer, and how far it got before (`recordings.py`). `none` has no result."""

    callback: Literal["success", "fail", "complete", "none"]
    result: NotRequired[Any]
    after: Literal["call", "consent", "sending"]
    about: NotRequired[str]


class SimKnownAnswerJson(TypedDict):
    """Such an answer with its name by language."""

    id: str
    name: dict[str, str]
    answer: SimAnswerJson


class _Faults(TypedDict):
    next: str
    failing_chats: list[str]
    note_fails: bool | list[str]
    no_callback: bool
    config_silent: bool
    apis: dict[str, int | Literal["silent"]]
    no_card_info: bool
    slow_ms: int
    signature_old: bool
    bridge_missing: bool
    platform: str
    expire_in: int


class SimFaultsJson(_Faults):
    """What goes wrong (`faults.py`). `raw_result` holds answers that wait for calls of `sendMessageCard`."""

    raw_result: list[SimAnswerJson]


class SimBeginJson(_Faults):
    """What is in force for one call: the faults that are set, and the app's scopes."""

    raw_result: SimAnswerJson | None
    scopes: list[str]


class SimAppJson(TypedDict):
    """The app as its developer console would show it."""

    name: str
    trusted_domains: list[str]
    redirect_urls: list[str]
    home_url: str
    mobile_home_url: str
    menu_url: str
    scopes: list[str]


class SimStateJson(TypedDict):
    """Everything a window shows. `changes` counts how often messages were updated or recalled; `cleared` says that the
    log is empty. `trigger` is the code that was asked for."""

    generation: int
    now_ms: int
    offset_ms: int
    persona: SimPersonJson
    personas: list[SimPersonJson]
    profile: SimProfileJson
    faults: SimFaultsJson
    app: SimAppJson
    counts: dict[str, int]
    chats: list[SimChatJson]
    changes: int
    messages: list[SimMessageJson]
    calls: list[SimCallJson]
    cleared: bool
    trigger: NotRequired[str]


class SimChoiceJson(TypedDict):
    """One of what the controls offer, as people call it."""

    value: str
    label: str


class SimPageJson(TypedDict):
    """What the chat window is told. `open` is the address for its web view, `mode` how an applink wants it opened;
    `demo` is the pretend web app with our share button on it, `known` what real clients answer beyond the simulator's
    own."""

    state: SimStateJson
    chat: str
    open: str
    mode: str
    versions: dict[str, list[str]]
    brands: list[SimChoiceJson]
    languages: list[SimChoiceJson]
    next: list[str]
    known: list[SimKnownAnswerJson]
    demo: str


class HostPageJson(TypedDict):
    """How far the developers of the pretend web app have got."""

    setup: Setup


class HostConfigJson(TypedDict):
    """What `h5sdk.config` takes, from the pretend web app's own server."""

    appId: str
    timestamp: int
    nonceStr: str
    signature: str
    jsApiList: list[str]


class SheetCaseJson(TypedDict):
    """A card of the contact sheet."""

    name: str
    card: Any


class SheetPageJson(TypedDict):
    """What the contact sheet shows."""

    cases: list[SheetCaseJson]


class SimVerdictJson(TypedDict):
    """What `h5sdk.config` comes to."""

    code: int
    message: str


class SimCheckJson(TypedDict):
    """Whether the client can make a card of it, and its bytes."""

    ok: bool
    size: int


class SimPickerJson(TypedDict):
    """What the pickers offer: my chats, and people."""

    persona: SimPersonJson
    chats: list[SimChatJson]
    people: list[SimPersonJson]


class SimGroupJson(TypedDict):
    """The group that was made."""

    chat: SimChatJson


class SimResolvedJson(TypedDict):
    """The chats that were asked for, in order; null is an unknown one."""

    chats: list[SimChatJson | None]


class SimDeliveryJson(TypedDict):
    """What became of one chat; the status 0 says it arrived."""

    open_chat_id: str
    open_message_id: str
    status: int


class SimSentJson(TypedDict):
    """What became of each chat. `notes_failed` names those whose card arrived without its note."""

    results: list[SimDeliveryJson]
    notes_failed: list[str]


class SimCodeJson(TypedDict):
    """A sign-in code, or why there is none."""

    code: int
    value: NotRequired[str]
    message: NotRequired[str]
