from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from cardstudio.feishu import applinks
from cardstudio.feishu.config import BRANDS, AppConfig

FEISHU = BRANDS["feishu"]


def query(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link).query, strict_parsing=True)


def test_it_works():
    link = applinks.web_url_open(FEISHU, "https://cards.example.com/s/abc/")
    assert link.startswith("https://applink.feishu.cn/client/web_url/open?mode=window&url=https%3A%2F%2Fcards")
    assert query(link) == {"mode": ["window"], "url": ["https://cards.example.com/s/abc/"]}


def test_chinese_is_encoded_twice_and_a_fragment_once():
    link = applinks.web_url_open(FEISHU, "https://a.cn/s/?q=中&r=%20#头")
    assert "%25E4%25B8%25AD" in link
    assert "%23" in link
    # What was encoded already is not encoded as if it were text.
    assert "r%3D%2520" in link


def test_it_opens_an_app_at_a_page():
    link = applinks.web_app_open(FEISHU, "cli_a", mode="window", target_url="https://a.cn/s/t/?x=1&y=2")
    assert query(link) == {"appId": ["cli_a"], "mode": ["window"], "lk_target_url": ["https://a.cn/s/t/?x=1&y=2"]}


@pytest.mark.parametrize(
    ("home", "action"),
    [
        ("", "web_url"),
        ("https://a.cn/library/", "web_app"),
        ("https://a.cn:8443/", "web_url"),
        ("http://a.cn/", "web_url"),
        ("https://cards.a.cn/", "web_url"),
    ],
)
def test_a_page_is_opened_as_the_app_only_on_its_homes_host(settings, home: str, action: str):
    settings.FEISHU_HOME_URL = home
    app = AppConfig(brand="feishu", app_id="cli_a", secret="", hosts=FEISHU)
    link = applinks.page_open(app, "https://a.cn/s/t/")
    assert urlsplit(link).path == f"/client/{action}/open"
    assert query(link)["mode"] == ["window"]


def test_it_opens_a_chat_of_the_other_brand():
    link = applinks.chat_open(BRANDS["lark"], "oc_1&2")
    assert link == "https://applink.larksuite.com/client/chat/open?openChatId=oc_1%262"
