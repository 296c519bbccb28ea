"""The pretend web app that holds a share button: an origin of its own, a server that signs its own page."""

from __future__ import annotations

from tests.api.simulator.conftest import MAIN_ORIGIN, Simulator


def test_it_works(simulator: Simulator) -> None:
    host = simulator.origin.replace("127.0.0.1", "localhost")
    app = simulator.state()["app"]
    assert host.removeprefix("http://") in app["trusted_domains"]

    link = f"{MAIN_ORIGIN}/s/{'a' * 32}/"
    page = simulator.get(f"{host}/host/", params={"link": link, "values": '{"a": "</script>"}'})
    assert page.status_code == 200
    assert f'<share-to-chat id="button" link="{link}"' in page.text
    assert f'src="{MAIN_ORIGIN}/embed/share-button.js"' in page.text
    policy = page.headers["content-security-policy"]
    assert f"connect-src 'self' {MAIN_ORIGIN}" in policy
    assert "unsafe" not in policy
    assert "h5-js-sdk.js" not in simulator.get(f"{host}/host/", params={"link": link, "setup": "none"}).text

    signed = simulator.post(f"{host}/host/sign/", json={"url": f"{host}/host/?link=x"}).json()
    config = {**signed, "url": f"{host}/host/?link=x"}
    assert simulator.post("/native/config/", json=config).json()["code"] == 0
    for url in (f"{host}/", f"{host}/host/other", "https://evil.example/host/", None):
        assert simulator.post(f"{host}/host/sign/", json={"url": url}).status_code == 400


def test_only_links_of_the_studio_beside_it_are_shown(simulator: Simulator) -> None:
    for link in ("", "https://evil.example/s/aaaaaaaaaaaaaaaa/", f"{MAIN_ORIGIN}/library/", "javascript:alert(1)"):
        page = simulator.get("/host/", params={"link": link})
        assert page.status_code == 200
        assert "<share-to-chat" not in page.text
