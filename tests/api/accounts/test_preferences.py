"""Language, theme and time zone are the person's, on every device they sign in on."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.conftest import People


@pytest.fixture
def here(people: People) -> Client:
    return signed_in(people)


@pytest.fixture
def there(people: People) -> Client:
    return signed_in(people)


def signed_in(people: People) -> Client:
    client = Client()
    client.force_login(people.alice)
    return client


def library(client: Client) -> str:
    return client.get("/library/").content.decode()


def test_a_choice_counts_on_every_device(here: Client, there: Client):
    assert '<html lang="en">' in library(there)

    for name, value in (("language", "zh-hans"), ("theme", "dark"), ("time_zone", "Asia/Tokyo")):
        assert here.post("/me/settings/", {name: value})["Location"].startswith("/me/#")

    for client in (here, there):
        assert '<html lang="zh-Hans" data-theme="dark">' in library(client)
        assert client.cookies["time_zone"].value == "Asia/Tokyo"


def test_following_the_device_again_counts_on_every_device_too(here: Client, there: Client):
    here.post("/me/settings/", {"language": "zh-hans", "theme": "dark", "time_zone": "Asia/Tokyo"})
    library(there)

    here.post("/me/settings/", {"language": "", "theme": "", "time_zone": ""})

    for client in (here, there):
        assert '<html lang="en">' in library(client)
        assert client.cookies["time_zone"].value == ""


def test_the_switches_of_pages_choose_for_every_device(here: Client, there: Client):
    library(there)
    here.post("/i18n/setlang/", {"language": "zh-hans"})
    here.cookies["theme"] = "dark"  # as the theme's button does
    library(here)

    assert '<html lang="zh-Hans" data-theme="dark">' in library(there)

    del there.cookies["theme"]
    library(there)
    assert '<html lang="zh-Hans">' in library(here)


def test_what_was_chosen_before_signing_in_counts_where_nothing_else_was(people: People):
    client = Client()
    client.cookies["theme"] = "dark"
    client.force_login(people.alice)
    assert 'data-theme="dark"' in library(client)
    client.post("/me/settings/", {"theme": "light"})

    other = Client()
    other.force_login(people.alice)
    assert 'data-theme="light"' in library(other)


def test_wrong_values_are_refused(here: Client):
    for wrong in ({"language": "xx"}, {"theme": "pink"}, {"time_zone": "Mars/Base"}, {"name": "Eve"}, {}):
        assert here.post("/me/settings/", wrong).status_code == 400


def test_times_are_drawn_in_the_chosen_zone(here: Client):
    here.post("/me/settings/", {"time_zone": "Pacific/Kiritimati"})

    assert "+14" in here.get("/me/").content.decode()


def test_pages_that_ask_for_nobody_stay_as_they_are(here: Client, django_assert_num_queries: object):
    library(here)
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        assert here.get("/signin/client/").status_code == 200
