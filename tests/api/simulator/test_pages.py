"""The simulator's own pages and the SDK script: headers, languages, start-up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.simulator.conftest import ROOT, Simulator, environment


def test_it_works(simulator: Simulator) -> None:
    page = simulator.get("/")
    assert page.status_code == 200
    assert 'lang="en"' in page.text
    assert simulator.get("/healthz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", ["/", "/native/", "/client/chat/open"])
def test_pages_run_nothing_but_our_files(simulator: Simulator, path: str) -> None:
    policy = simulator.get(path).headers["content-security-policy"]
    for part in ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"):
        assert part in policy
    assert "unsafe" not in policy


def test_only_the_sdks_frame_may_stand_in_other_sites(simulator: Simulator) -> None:
    assert "frame-ancestors 'self';" in f"{simulator.get('/').headers['content-security-policy']};"
    assert "frame-ancestors 'self' http: https:" in simulator.get("/native/").headers["content-security-policy"]


def test_the_sdk_is_a_script_for_any_page(simulator: Simulator) -> None:
    script = simulator.get("/h5-js-sdk.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["access-control-allow-origin"] == "*"
    assert script.headers["x-content-type-options"] == "nosniff"
    assert "h5sdk" in script.text
    assert "eval(" not in script.text
    assert "Function(" not in script.text
    simulator.control(faults={"bridge_missing": True})
    assert "h5sdk" not in simulator.get("/h5-js-sdk.js").text


def test_the_clients_language_wins_over_the_browsers(simulator: Simulator) -> None:
    chinese = {"Accept-Language": "zh-CN"}
    assert 'lang="zh-Hans"' in simulator.get("/", headers=chinese).text
    assert 'lang="en"' in simulator.get("/native/?locale=en_US", headers=chinese).text
    simulator.control(profile={"language": "zh_CN"})
    assert 'lang="zh-Hans"' in simulator.get("/").text


def test_card_text_stays_data(simulator: Simulator) -> None:
    bad = "</script><script>alert(1)</script>"
    simulator.control(persona={"open_id": "ou_bad", "name": bad})
    for path in ("/", "/open-apis/authen/v1/authorize"):
        assert "<script>alert" not in simulator.get(path).text


def test_what_is_not_there_is_404(simulator: Simulator) -> None:
    assert simulator.get("/open-apis/im/v1/nothing").json()["code"] == 404
    assert simulator.get("/nothing/").status_code == 404
    assert simulator.get("/control/").status_code == 405


def test_it_does_not_start_where_it_must_not(tmp_path: Path) -> None:
    """The rules themselves are proved in tests/unit/test_guard.py; here, that this process asks them."""
    command = [sys.executable, "manage.py", "check"]
    variables = environment(tmp_path, DEBUG="0")
    start = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert start.returncode == 1
    assert "DEBUG is off" in start.stderr
