from __future__ import annotations

import pytest

from cardstudio.feishu.client_versions import client_info

IOS = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5.1 Mobile/15E148 Safari/604.1 Lark/7.24.10 LarkLocale/en_US ChannelName/Feishu LKBrowserIdentifier/1"
)
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/132.0.0.0 Mobile Safari/537.36 "
    "Lark/7.32.8 LarkLocale/zh_CN ChannelName/Lark EEMicroApp/1.10.50.0"
)
MAC = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Lark/7.12.7 "
    "Chrome/120.0.6099.71 Safari/537.36 LarkLocale/zh_CN ChannelName/Feishu"
)
HARMONY = "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114 Safari/537.36 ArkWeb/4 Lark/7.39.1"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/132.0.0.0 Safari/537.36"
WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36 MicroMessenger/8.0.50"


def test_it_works():
    client = client_info(IOS)
    assert (client.platform, client.version, client.brand, client.locale) == ("ios", (7, 24, 10), "feishu", "en_US")
    assert client.in_client
    assert client.is_phone
    assert client.language == "en"


@pytest.mark.parametrize(
    ("agent", "platform", "brand", "language"),
    [(ANDROID, "android", "lark", "zh-hans"), (MAC, "pc", "feishu", "zh-hans"), (HARMONY, "harmony", "", "")],
)
def test_it_reads_every_platform(agent: str, platform: str, brand: str, language: str):
    client = client_info(agent)
    assert (client.platform, client.brand, client.language) == (platform, brand, language)
    assert client.in_client


@pytest.mark.parametrize("agent", ["", CHROME, "some larking about", "SkyLark/2.0", WECHAT])
def test_others_are_outside(agent: str):
    assert not client_info(agent).in_client


def test_it_knows_messengers_that_open_links_themselves():
    assert client_info(WECHAT).messenger == "wechat"
    assert client_info("Mozilla/5.0 (iPhone) AliApp(DingTalk/7.6.0)").messenger == "dingtalk"


def test_pre_releases_and_endless_numbers_are_read():
    assert client_info("Lark/5.31.0-alpha1").version == (5, 31, 0)
    assert client_info("Lark/7.9").version == (7, 9, 0)
    assert client_info(f"Lark/{'9' * 5000}.1").in_client


@pytest.mark.parametrize(
    ("agent", "missing"),
    [
        (MAC, ""),
        (MAC.replace("7.12.7", "5.0.9"), "5.1"),
        (IOS.replace("7.24.10", "5.1.0"), ""),
        (HARMONY.replace("7.39.1", "7.9.0"), "7.39"),
        (HARMONY, ""),
        ("Lark/3.1.0 on something new", ""),
    ],
)
def test_it_says_which_version_a_page_needs(agent: str, missing: str):
    assert client_info(agent).missing_version() == missing


def test_versions_compare_as_numbers():
    assert client_info(HARMONY.replace("7.39.1", "7.100.0")).supports("ignoreBot")
    assert not client_info(MAC).supports("ignoreBot")
    assert not client_info(HARMONY).supports("triggerCode")
