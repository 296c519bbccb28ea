"""Applinks as the client resolves them (h5-jssdk §4)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.simulator.conftest import MAIN_ORIGIN, Simulator

PAGE = f"{MAIN_ORIGIN}/s/abc/?x=%E4%B8%AD#part"


def opened(simulator: Simulator, link: str, /, **asked: str) -> str:
    answer = simulator.get(link, params=asked)
    assert answer.status_code == 302, answer.text
    return parse_qs(urlsplit(answer.headers["location"]).query)["open"][0]


def refused(simulator: Simulator, link: str, /, **asked: str) -> str:
    answer = simulator.get(link, params=asked)
    assert answer.status_code == 400
    return answer.text


def test_it_works(simulator: Simulator) -> None:
    assert opened(simulator, "/client/web_url/open", url=PAGE, mode="window") == PAGE


def test_web_url_wants_a_mode_and_a_web_address(simulator: Simulator) -> None:
    refused(simulator, "/client/web_url/open", url=PAGE)
    refused(simulator, "/client/web_url/open", url=PAGE, mode="sidebar")
    for url in ("", "javascript:alert(1)", "/s/abc/", "file:///etc/passwd"):
        refused(simulator, "/client/web_url/open", url=url, mode="window")
    simulator.control(profile={"version": "7.4.9"})
    assert "7.5" in refused(simulator, "/client/web_url/open", url=PAGE, mode="appCenter")


def test_web_app_opens_the_home_page_or_another_page_of_its_host(simulator: Simulator) -> None:
    link = "/client/web_app/open"
    assert opened(simulator, link, appId="cli_simulator") == f"{MAIN_ORIGIN}/"
    assert opened(simulator, link, appId="cli_simulator", path="/send/") == f"{MAIN_ORIGIN}/send/"
    assert opened(simulator, link, appId="cli_simulator", path="/a/", path_pc="/b/") == f"{MAIN_ORIGIN}/b/"
    assert opened(simulator, link, appId="cli_simulator", lk_target_url=PAGE, path="/send/") == PAGE
    assert opened(simulator, link, appId="cli_simulator", q="1 2") == f"{MAIN_ORIGIN}/?q=1+2"
    simulator.control(profile={"platform": "android", "version": "7.52.4"})
    assert opened(simulator, link, appId="cli_simulator") == f"{MAIN_ORIGIN}/send/", "phones have a home of their own"
    refused(simulator, link, appId="cli_other")
    refused(simulator, link, appId="cli_simulator", path="/a?b=c")
    refused(simulator, link, appId="cli_simulator", mode="tab")


@pytest.mark.parametrize("target", ["https://evil.example/s/", MAIN_ORIGIN.replace("http", "https"), "//x/"])
def test_lk_target_url_must_be_of_the_home_pages_host(simulator: Simulator, target: str) -> None:
    refused(simulator, "/client/web_app/open", appId="cli_simulator", lk_target_url=target)


def test_clients_below_5_12_do_not_know_lk_target_url(simulator: Simulator) -> None:
    simulator.control(profile={"version": "5.11.0"})
    link = "/client/web_app/open"
    assert opened(simulator, link, appId="cli_simulator", lk_target_url=PAGE) == f"{MAIN_ORIGIN}/"


def test_a_link_may_ask_for_a_newer_client(simulator: Simulator) -> None:
    simulator.control(profile={"platform": "ios", "version": "5.25.0"})
    asked = {"url": PAGE, "mode": "window"}
    assert "5.26.0" in refused(simulator, "/client/web_url/open", **asked, min_lk_ver="5.26.0")
    assert opened(simulator, "/client/web_url/open", **asked, min_lk_ver="9.0.0", min_lk_ver_ios="5.25.0") == PAGE


def test_chats_open_by_id_or_person_but_not_both(simulator: Simulator) -> None:
    link = "/client/chat/open"
    answer = simulator.get(link, params={"openChatId": "oc_5ad11d72b830411d"})
    assert answer.headers["location"] == "/?chat=oc_5ad11d72b830411d"
    assert simulator.get(link, params={"openId": "ou_71d0e3b58c"}).headers["location"].startswith("/?chat=oc_")
    refused(simulator, link)
    refused(simulator, link, openChatId="oc_x", openId="ou_71d0e3b58c")
    refused(simulator, link, openChatId="oc_nobody")
