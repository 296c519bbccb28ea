"""Client profiles and faults: what may be set, and the user agent that comes of it."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.simulator import profiles
from cardstudio.simulator.faults import faults_of
from cardstudio.simulator.profiles import Profile, numbers, profile_of


def test_it_works() -> None:
    profile = profile_of({"platform": "ios", "version": "7.24.10", "brand": "lark", "language": "en_US"})
    assert profile.phone
    agent = profile.user_agent("zh_CN")
    assert "iPhone" in agent
    assert agent.endswith("Lark/7.24.10 LarkLocale/en_US ChannelName/Lark")


def test_without_a_language_the_browsers_counts() -> None:
    assert "LarkLocale/zh_CN ChannelName/Feishu" in Profile().user_agent("zh_CN")


def test_versions_compare_by_part() -> None:
    assert numbers("5.9") < numbers("5.12.0")
    assert Profile(version="7.5.0").at_least("7.5")
    assert not Profile(version="7.4.9").at_least("7.5")


@pytest.mark.parametrize(
    "changes",
    [{"platform": "amiga"}, {"brand": "x"}, {"language": "de"}, {"version": "7"}, {"version": 7}, {"colour": "red"}],
)
def test_unknown_profiles_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ApiError):
        profile_of(changes)


@pytest.mark.parametrize(
    "changes", [{"gremlins": True}, {"no_callback": 1}, {"next": "-99"}, {"platform": "fire"}, {"slow_ms": "2"}]
)
def test_unknown_faults_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ApiError):
        faults_of(changes)


def test_the_next_code_may_be_a_number() -> None:
    assert faults_of({"next": -5})["next"] == "-5"
    assert faults_of({"next": None})["next"] == ""


def test_the_client_speaks_the_languages_of_our_pages():
    assert profiles.LANGUAGES == {"en_US": "English", "zh_CN": "简体中文"}
