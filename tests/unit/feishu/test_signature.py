from __future__ import annotations

from itertools import pairwise

from cardstudio.feishu import signature
from cardstudio.feishu.config import AppConfig

URL = "https://example.cn/test/1234/content.html"


def test_it_matches_the_known_vector():
    signed = signature.sign(
        ticket="617bf955832a4d4d80d9d8d85917a427", nonce="Y7a8KkqX041bsSwT", timestamp=1510045655000, url=URL
    )
    assert signed == "40a68999ecf7e05907edba43b31a50fd1830c777"


def test_it_signs_the_address_as_it_is():
    """No escaping, no reordering, no trailing slash: what the page sent is what is signed."""
    one, two = (
        signature.sign(ticket="t", nonce="n", timestamp=1, url=url)
        for url in ("https://a.cn/?b=%E4&a=1", "https://a.cn/?a=1&b=%E4")
    )
    assert one != two


def test_a_config_is_what_the_sdk_takes(app: AppConfig):
    config = signature.jsapi_config(app, URL)
    assert config["appId"] == "cli_test"
    assert config["jsApiList"] == ["sendMessageCard"]
    assert isinstance(config["timestamp"], int)
    assert len(str(config["timestamp"])) == 13, "milliseconds"
    assert config["signature"] == signature.sign(
        ticket="ticket-1", nonce=config["nonceStr"], timestamp=config["timestamp"], url=URL
    )


def test_no_two_signatures_are_alike(app: AppConfig):
    """A signature works once, so two views in the same millisecond still need two."""
    made = [signature.jsapi_config(app, URL) for _ in range(20)]
    assert len({config["nonceStr"] for config in made}) == 20
    assert len({config["signature"] for config in made}) == 20
    assert all(earlier["timestamp"] <= later["timestamp"] for earlier, later in pairwise(made))
