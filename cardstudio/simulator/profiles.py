"""Client profiles: which platform, version, brand and language the pretend client has, and its user agent.

The strings follow what real clients send (h5-jssdk §3.3).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from cardstudio.api.errors import ApiError
from cardstudio.cards.catalog.shared import LOCALES as CARD_LOCALES
from cardstudio.cards.messages import language_of

PHONES = frozenset({"ios", "android", "harmony"})
# Versions worth choosing from: today's, and those on either side of a documented minimum (h5-jssdk §3.4, §8).
VERSIONS: dict[str, tuple[str, ...]] = {
    "windows": ("7.27.5", "7.7.0", "6.8.0", "5.27.0", "5.0.0", "4.9.0", "3.43.0"),
    "mac": ("7.27.5", "7.12.7", "6.8.0", "5.27.0", "5.0.0"),
    "ios": ("7.24.10", "6.8.0", "5.26.0", "5.25.0", "4.9.0", "3.43.0"),
    "android": ("7.52.4", "7.24.0", "6.5.0", "4.1.0", "3.43.0"),
    "harmony": ("7.47.0", "7.39.0", "7.34.0"),
}
BRANDS = {"feishu": "Feishu", "lark": "Lark"}


def _of_clients(locale: str) -> str:
    """A language as clients write it: "zh_CN" for "zh", by the first of the languages of cards that is one of it."""
    language, _, region = locale.partition("_")
    regions = (one.partition("_")[2] for one in CARD_LOCALES if one.startswith(f"{language}_"))
    return f"{language}_{(region or next(regions, language)).upper()}"


#: What the pretend client can speak, which are the languages of our pages, by their own names.
LANGUAGES = {_of_clients(language_of(code)): name for code, name in settings.LANGUAGES}

_WEBKIT = "Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko)"
_SYSTEMS = {
    "windows": _WEBKIT.format(system="Windows NT 10.0; Win64; x64") + " {lark} Chrome/120.0.6099.71 Safari/537.36",
    "mac": _WEBKIT.format(system="Macintosh; Intel Mac OS X 10_15_7") + " {lark} Chrome/120.0.6099.71 Safari/537.36",
    "ios": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5.1 Mobile/15E148 Safari/604.1 {lark}",
    "android": _WEBKIT.format(system="Linux; Android 14; Pixel 8; wv") + " Chrome/132.0 Mobile Safari/537.36 {lark}",
    "harmony": _WEBKIT.format(system="Phone; OpenHarmony 5.0") + " Chrome/114.0 ArkWeb/4.1 Mobile {lark}",
}


@dataclass(frozen=True)
class Profile:
    """`language` is the client's (`zh_CN`, `en_US`), or empty to follow the browser."""

    platform: str = "windows"
    version: str = "7.27.5"
    brand: str = "feishu"
    language: str = ""

    @property
    def phone(self) -> bool:
        return self.platform in PHONES

    def user_agent(self, language: str) -> str:
        channel = "Lark" if self.brand == "lark" else "Feishu"
        locale = self.language or language
        system = _SYSTEMS[self.platform].format(lark=f"Lark/{self.version}")
        return f"{system} LarkLocale/{locale} ChannelName/{channel}"

    def at_least(self, version: str) -> bool:
        return numbers(self.version) >= numbers(version)


def numbers(version: str) -> tuple[int, ...]:
    """A version for comparing, by part: 5.9 stands below 5.12."""
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def profile_of(changes: dict[str, Any]) -> Profile:
    """The profile that `changes` make of the default one.

    Raises:
        ApiError: an unknown field or value.
    """
    unknown = changes.keys() - asdict(Profile()).keys()
    if unknown:
        raise ApiError("invalid", f"profile has no {sorted(unknown)}; it has {sorted(asdict(Profile()))}")
    profile = Profile(**changes)
    known: dict[str, Collection[str]] = {"platform": VERSIONS, "brand": BRANDS, "language": ("", *LANGUAGES)}
    for field, values in known.items():
        if getattr(profile, field) not in values:
            raise ApiError("invalid", f"profile.{field} is one of {list(values)}")
    if not isinstance(profile.version, str) or not re.fullmatch(r"\d{1,4}(\.\d{1,4}){1,2}", profile.version):
        raise ApiError("invalid", "profile.version looks like 7.27.5")
    return profile
