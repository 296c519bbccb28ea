"""`GET /api/v1/catalog/` and `/api/v1/catalog/{hash}/`."""

from __future__ import annotations

import gzip
import json

from django.test import Client

from cardstudio.cards.catalog import TAGS

URL = "/api/v1/catalog/"


def test_it_works(client: Client):
    answer = client.get(URL)

    assert answer.status_code == 200
    catalog = answer.json()
    assert catalog["locale"] == "en"
    assert TAGS.keys() <= set(catalog["components"])
    assert answer.headers["ETag"] == f'"{catalog["hash"]}"'
    assert answer.headers["Cache-Control"] == "no-cache"


def test_each_language_is_an_edition_of_its_own(client: Client):
    english, chinese = (client.get(URL, headers={"accept-language": tag}) for tag in ("en", "zh-CN"))

    assert (english.json()["locale"], chinese.json()["locale"]) == ("en", "zh")
    assert english.headers["ETag"] != chinese.headers["ETag"]
    assert {"Accept-Language", "Accept-Encoding", "Cookie"} <= set(chinese.headers["Vary"].split(", "))


def test_an_unchanged_one_is_not_sent_twice(client: Client):
    first = client.get(URL)

    again = client.get(URL, headers={"if-none-match": first.headers["ETag"]})
    other = client.get(URL, headers={"if-none-match": '"older"'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert other.status_code == 200


def test_an_edition_never_changes(client: Client):
    catalog = client.get(URL, headers={"accept-language": "zh"}).json()

    answer = client.get(f"{URL}{catalog['hash']}/", headers={"accept-language": "en"})

    assert answer.json() == catalog
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_an_edition_nobody_made_is_404(client: Client):
    answer = client.get(f"{URL}0123456789ab/")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")


def test_it_is_compressed_where_that_is_understood(client: Client):
    answer = client.get(URL, headers={"accept-encoding": "gzip, br"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content)) == client.get(URL).json()


def test_help_waits_until_it_is_asked_for(client: Client):
    english, chinese = (client.get(f"{URL}help/", headers={"accept-language": tag}) for tag in ("en", "zh-CN"))
    catalog = client.get(URL).json()

    assert english.json()["img"]["img_key"] != chinese.json()["img"]["img_key"]
    assert set(english.json()) == set(catalog["components"])
    again = client.get(f"{URL}help/", headers={"accept-language": "en", "if-none-match": english.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
