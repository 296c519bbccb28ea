"""The public page behind each fact: code cites a section of ``docs/spec``, people get an address they can open.

A section opens with its sources; the first of them stands here. A test compares the two.
"""

from __future__ import annotations

_DOCUMENT = "https://open.feishu.cn/document/"
_CARDS = _DOCUMENT + "feishu-cards/"
_V1 = _CARDS + "card-components/"
_V2 = _CARDS + "card-json-v2-components/"
_OVERVIEW = _V2 + "component-json-v2-overview"
_STRUCTURE = _CARDS + "card-json-v2-structure"
_CHANGES = _CARDS + "card-json-v2-breaking-changes-release-notes"
_MESSAGE = _DOCUMENT + "server-docs/im-v1/message/create"
_OLD_PARTS = _DOCUMENT + "deprecated-guide/message-card/component-list/common-components-and-elements"
_AUDIO = _DOCUMENT + "uAjLw4CM/ukzMukzMukzM/feishu-cards/card-json-v2-components/content-components/audio"

_CARD_FORMAT = {
    "1.1": _STRUCTURE,
    "1.2": _STRUCTURE,
    "1.3": _CARDS + "configuring-card-interactions",
    "1.4": _V2 + "content-components/title",
    "1.5": _CARDS + "configure-multi-language-content",
    "1.6": _OVERVIEW,
    "1.7": _CARDS + "enumerations-for-icons",
    "2": _OVERVIEW,
    "2.0": _OVERVIEW,
    "2.1": _OVERVIEW,
    "2.2": _V2 + "content-components/plain-text",
    "2.3": _V2 + "content-components/plain-text",
    "2.4": _V2 + "content-components/rich-text",
    "2.5": _V2 + "content-components/divider",
    "2.6": _V2 + "content-components/image",
    "2.7": _V2 + "content-components/multi-image-laylout",
    "2.8": _V1 + "content-components/note",
    "2.9": _OLD_PARTS,
    "2.10": _V2 + "containers/column-set",
    "2.11": _V2 + "containers/form-container",
    "2.12": _V2 + "containers/interactive-container",
    "2.13": _V2 + "containers/collapsible-panel",
    "2.14": _V2 + "content-components/table",
    "2.15": _V2 + "content-components/chart",
    "2.16": _V2 + "content-components/user-profile",
    "2.17": _AUDIO,
    "2.18": _V2 + "interactive-components/button",
    "2.19": _V2 + "interactive-components/overflow",
    "2.20": _V2 + "interactive-components/single-select-dropdown-menu",
    "2.21": _V2 + "interactive-components/single-select-user-picker",
    "2.22": _V2 + "interactive-components/date-picker",
    "2.23": _V2 + "interactive-components/input",
    "2.24": _V2 + "interactive-components/image-picker",
    "2.25": _OVERVIEW,
    "3": _V2 + "content-components/rich-text",
    "4": _STRUCTURE,
    "5.1": _CARDS + "enumerations-for-fields-related-to-color",
    "5.4": _CARDS + "enumerations-for-icons",
    "6.1": _DOCUMENT + "server-docs/im-v1/message-content-description/create_json",
    "6.2": _CARDS + "feishu-card-cardkit/configure-card-variables",
    "8": _CARDS + "send-feishu-card",
    "9.1": _CHANGES,
    "9.3": _CHANGES,
    "9.4": _STRUCTURE,
    "9.5": "https://github.com/larksuite/cli",
}

_CODES = {
    "10002": "https://github.com/riba2534/feishu-cli",
    "100290": _MESSAGE,
    "11310": _MESSAGE,
    "200340": _MESSAGE,
    "200550": _MESSAGE,
    "200570": _MESSAGE,
    "200610": _MESSAGE,
    "200621": _MESSAGE,
    "200861": _MESSAGE,
    "200914": _MESSAGE,
    "230099": _MESSAGE,
    "300123": "https://github.com/go-lark/lark/issues/82",
    "300220": _MESSAGE,
    "300230": _MESSAGE,
}

#: Citation → address.
PAGES = {
    **{f"card-format §{section}": page for section, page in _CARD_FORMAT.items()},
    "platform-errors": _MESSAGE,
    **{f"platform-errors {code}": page for code, page in _CODES.items()},
}


def page(citation: str) -> str:
    """The address behind a citation; what is none of ours, like an address, stays as it is."""
    return PAGES.get(citation, citation)
