"""Pages that only say what went wrong."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from cardstudio.accounts import pages
from cardstudio.api import views

SAID = {
    views.bad_request: (400, "could not be read", "无法读取"),
    views.not_allowed: (403, "didn't go through", "没有成功"),
    views.not_found: (404, "nothing here", "没有内容"),
    views.server_error: (500, "went wrong on our side", "我们这边出了问题"),
}


@pytest.mark.parametrize("page", SAID, ids=lambda page: page.__name__)
def test_each_says_it_in_both_languages(page):
    status, english, chinese = SAID[page]
    for language, words in (("en", english), ("zh-hans", chinese)):
        with translation.override(language):
            answer = page(RequestFactory().get("/x/"))
        assert answer.status_code == status
        assert words in answer.content.decode().replace("&#39;", "'")


def test_an_unknown_page_is_the_404_page(client: Client, db: None):
    answer = client.get("/no/such/page/", headers={"accept-language": "zh-CN"})

    assert answer.status_code == 404
    assert "这里没有内容" in answer.content.decode()
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_page_that_breaks_is_the_500_page(client: Client, db: None, monkeypatch):
    def broken() -> None:
        raise RuntimeError("the secret is 12345")

    monkeypatch.setattr(pages.wall, "columns", broken)
    client.raise_request_exception = False

    answer = client.get("/signin/")

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
    assert "12345" not in answer.content.decode()
