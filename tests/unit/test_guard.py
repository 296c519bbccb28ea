"""The simulator is on only where it may be (design §9)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cardstudio.settings.guard import SIMULATOR_APP_ID, check_start, is_loopback

ROOT = Path(__file__).resolve().parent.parent.parent
FINE = {
    "simulator": "http://127.0.0.1:8001",
    "debug": True,
    "allowed": False,
    "app_id": SIMULATOR_APP_ID,
    "host": "127.0.0.1",
    "allow_lan": False,
}


def test_it_works():
    check_start(**FINE)


def test_without_the_simulator_nothing_is_asked():
    check_start(**{**FINE, "simulator": "", "debug": False, "app_id": "cli_real", "host": "0.0.0.0"})


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"debug": False}, "SIMULATOR_ALLOWED"),
        ({"app_id": "cli_a1b2c3"}, "cli_a1b2c3"),
        ({"app_id": "cli_a1b2c3", "debug": False, "allowed": True}, "cli_a1b2c3"),
        ({"host": "0.0.0.0"}, "ALLOW_LAN"),
        ({"host": "192.168.1.5"}, "192.168.1.5"),
        ({"host": "studio.example"}, "studio.example"),
        ({"host": ""}, "ALLOW_LAN"),
        ({"simulator": "http://192.168.1.5:8001"}, "192.168.1.5"),
        ({"simulator": "http://127.0.0.1.evil.example"}, "evil.example"),
        ({"simulator": "no address"}, "ALLOW_LAN"),
    ],
)
def test_it_refuses_and_names_the_way_out(change, named):
    with pytest.raises(ImproperlyConfigured, match=named):
        check_start(**{**FINE, **change})


@pytest.mark.parametrize(
    "change", [{"debug": False, "allowed": True}, {"host": "0.0.0.0", "allow_lan": True}, {"host": "localhost"}]
)
def test_it_gives_way_when_told_by_name(change):
    check_start(**{**FINE, **change})


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("::", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_loopback(host, loopback):
    assert is_loopback(host) is loopback


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A real start of a real process, by a command that does nothing."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_process_does_not_start_beside_a_real_app(tmp_path: Path):
    done = start(
        tmp_path,
        DJANGO_SETTINGS_MODULE="cardstudio.settings.production",
        SECRET_KEY="k" * 50,
        PUBLIC_ORIGIN="https://studio.example",
        ALLOWED_HOSTS="studio.example",
        SIMULATOR_ORIGIN="http://127.0.0.1:8001",
        SIMULATOR_ALLOWED="1",
        FEISHU_APP_ID="cli_a1b2c3",
    )

    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].endswith("Use one or the other.")
