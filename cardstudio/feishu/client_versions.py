"""Which client a page runs in, and what that client can do (h5-jssdk §3.3, §3.4).

A user agent is easily forged: it decides which hint is shown and never what is allowed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from django.conf import settings
from django.utils.translation import get_supported_language_variant

Platform = Literal["ios", "android", "harmony", "pc", ""]
Version = tuple[int, int, int]

# The product token is `Lark/` in both brands; a pre-release tail such as `-alpha1` is ignored.
_PRODUCT = re.compile(r"\b(?:Lark|Feishu)/(\d+)\.(\d+)(?:\.(\d+))?")
_BRAND = re.compile(r"\bChannelName/(Feishu|Lark)\b")
_LOCALE = re.compile(r"\bLarkLocale/([A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?)")
_PLATFORMS: tuple[tuple[Platform, str], ...] = (
    ("harmony", r"OpenHarmony|HarmonyOS"),
    ("ios", r"iPhone|iPad|iPod"),
    ("android", r"Android"),
    ("pc", r"Macintosh|Windows NT|X11|Linux"),
)
_MESSENGERS = (("wechat", r"MicroMessenger/|WeChat"), ("dingtalk", r"DingTalk"))

NEVER: Version = (10**6, 0, 0)
_ANY: Version = (0, 0, 0)


def _row(mobile: Version, pc: Version, harmony: Version) -> dict[str, Version]:
    return {"android": mobile, "ios": mobile, "pc": pc, "harmony": harmony}


# First version of a client that can do it, for web pages.
MINIMUMS: dict[str, dict[str, Version]] = {
    "config": _row((5, 1, 0), (5, 1, 0), (7, 35, 0)),
    "sendMessageCard": _row((3, 44, 0), (3, 44, 0), (7, 39, 0)),
    "shouldChooseChat": _row((3, 42, 0), (3, 43, 0), (7, 39, 0)),
    "sendCardInfo": _row((4, 2, 0), (4, 2, 0), _ANY),
    "withAdditionalMessage": _row((4, 10, 0), (4, 10, 0), _ANY),
    "openIDs": _row((6, 6, 0), (6, 6, 0), (7, 39, 0)),
    "triggerCode": _row(_ANY, _ANY, NEVER),
    "allowCreateGroup": _row(_ANY, (5, 28, 0), NEVER),
    "confirmText": _row((5, 31, 0), (5, 31, 0), _ANY),
    "ignoreBot": _row((3, 9, 0), NEVER, (7, 47, 0)),
    "ignoreSelf": _row(_ANY, _ANY, (7, 47, 0)),
    "externalChat": _row((3, 30, 0), (3, 30, 0), _ANY),
    "showMessageInput": _row((4, 10, 0), (4, 10, 0), _ANY),
    "multiSelect": _row(_ANY, _ANY, _ANY),
    "selectType": _row(_ANY, _ANY, _ANY),
    "confirmTitle": _row(_ANY, _ANY, _ANY),
    "confirmDesc": _row(_ANY, _ANY, _ANY),
    "requestAccess": _row((6, 9, 0), (6, 9, 0), (7, 35, 0)),
    "requestAuthCode": _row((5, 1, 0), (5, 1, 0), (7, 35, 0)),
}
# The same for mini-programs, as far as it differs.
MINI_PROGRAM: dict[str, dict[str, Version]] = {"sendMessageCard": _row((3, 19, 0), (3, 19, 0), (7, 39, 0))}
# What decides whether, and how, a file that works by itself can send.
SENDING = ("sendMessageCard", "shouldChooseChat", "openIDs", "triggerCode")
# What the share page cannot do without.
SHARE_PAGE = ("config", "sendMessageCard", "shouldChooseChat")


@dataclass(frozen=True)
class ClientInfo:
    """What a user agent says. Empty strings and None stand for what it does not say."""

    platform: Platform
    version: Version | None
    brand: Literal["feishu", "lark", ""]
    locale: str
    messenger: Literal["wechat", "dingtalk", ""]

    @property
    def in_client(self) -> bool:
        """Whether this is a web view of Feishu or Lark. The bridge is another question (h5-jssdk §3.3)."""
        return self.version is not None

    @property
    def is_phone(self) -> bool:
        return self.platform in {"ios", "android", "harmony"}

    @property
    def language(self) -> str:
        """The client's language as one of ours; empty when it does not say."""
        if not self.locale:
            return ""
        try:
            return get_supported_language_variant(self.locale.replace("_", "-").lower())
        except LookupError:
            return settings.LANGUAGE_CODE

    def supports(self, feature: str) -> bool:
        """Whether the client can do `feature` (a key of MINIMUMS). Nothing known about the client: assumed so."""
        minimum = self.minimum(feature)
        return minimum is None or self.version is None or self.version >= minimum

    def minimum(self, feature: str) -> Version | None:
        """The first version that can do `feature` on this platform; None on an unknown platform."""
        return MINIMUMS[feature].get(self.platform)

    def never(self, feature: str) -> bool:
        """Whether no version for this platform can do `feature`."""
        return self.minimum(feature) == NEVER

    def missing_version(self) -> str:
        """The version the share page needs, as people write it, if this client is older; else empty."""
        needed = [self.minimum(feature) for feature in SHARE_PAGE if not self.supports(feature)]
        return dotted(max((version for version in needed if version is not None), default=None))


def needs_of(where: Literal["page", "mini-program"]) -> dict[str, dict[str, list[int] | None]]:
    """First versions for files that work by themselves, by feature and platform; None where no version can do it."""
    rows = {name: MINIMUMS[name] for name in SENDING}
    rows = {**rows, **MINI_PROGRAM} if where == "mini-program" else {**rows, "config": MINIMUMS["config"]}
    return {
        name: {platform: None if least == NEVER else list(least) for platform, least in row.items()}
        for name, row in rows.items()
    }


def dotted(version: Version | None) -> str:
    """A version as people write it; empty for none."""
    return "" if version is None else f"{version[0]}.{version[1]}"


@lru_cache(maxsize=1024)
def client_info(user_agent: str) -> ClientInfo:
    """What a user agent says about the client, its platform, brand and language."""
    product = _PRODUCT.search(user_agent)
    brand = _BRAND.search(user_agent)
    locale = _LOCALE.search(user_agent)
    return ClientInfo(
        platform=next((name for name, pattern in _PLATFORMS if re.search(pattern, user_agent)), ""),
        version=None if product is None else _version(product),
        brand="" if brand is None else ("lark" if brand[1] == "Lark" else "feishu"),
        locale="" if locale is None else locale[1],
        messenger=_messenger(user_agent),
    )


def _version(product: re.Match[str]) -> Version:
    """Numbers, never text: 7.9 is older than 7.39. Absurdly long ones are cut before they are counted."""
    major, minor, patch = (int((part or "0")[:6]) for part in product.groups())
    return major, minor, patch


def _messenger(user_agent: str) -> Literal["wechat", "dingtalk", ""]:
    for name, pattern in _MESSENGERS:
        if re.search(pattern, user_agent):
            return "wechat" if name == "wechat" else "dingtalk"
    return ""
