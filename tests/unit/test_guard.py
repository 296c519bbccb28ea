"""The simulator is on only where it may be (contracts §security)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from cardstudio.settings.guard import SIMULATOR_APP_ID, check_production, check_start, is_loopback

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


PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "cardstudio.settings.production",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM",
    "PUBLIC_ORIGIN": "https://studio.example",
    "ALLOWED_HOSTS": "studio.example",
    "BEHIND_PROXY": "1",
    "FEISHU_APP_ID": "cli_a1b2c3",
    "FEISHU_APP_SECRET": "a-secret-of-the-app",
}
SOUND = {
    "secret_key": PRODUCTION["SECRET_KEY"],
    "origin": "https://studio.example",
    "hosts": ["studio.example"],
    "app_id": "cli_a1b2c3",
    "app_secret": "a-secret-of-the-app",
    "behind_proxy": True,
    "own_tls": False,
}


def test_a_sound_installation_starts():
    check_production(**SOUND)
    check_production(**{**SOUND, "origin": "http://10.0.0.5:8000", "behind_proxy": False})
    check_production(**{**SOUND, "behind_proxy": False, "own_tls": True})
    check_production(**{**SOUND, "app_id": "", "app_secret": ""})


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": "short"}, "SECRET_KEY"),
        ({"secret_key": "k" * 60}, "SECRET_KEY"),
        ({"secret_key": "django-insecure-" + PRODUCTION["SECRET_KEY"]}, "SECRET_KEY"),
        ({"hosts": ["*"]}, "ALLOWED_HOSTS=studio.example"),
        ({"hosts": ["studio.example", "*"]}, "ALLOWED_HOSTS=studio.example"),
        ({"hosts": []}, "ALLOWED_HOSTS"),
        ({"app_secret": ""}, "FEISHU_APP_SECRET"),
        ({"app_secret": "short"}, "FEISHU_APP_SECRET"),
        ({"origin": ""}, "PUBLIC_ORIGIN=https"),
        ({"origin": "studio.example"}, "PUBLIC_ORIGIN=https"),
        ({"origin": "https://studio.example/path"}, "PUBLIC_ORIGIN=https"),
        ({"behind_proxy": False}, "BEHIND_PROXY=1"),
    ],
)
def test_an_unsound_one_is_refused_with_the_line_to_set(change, named):
    with pytest.raises(ImproperlyConfigured, match=named):
        check_production(**{**SOUND, **change})


def test_the_settings_refuse_so_every_command_does(tmp_path: Path):
    for change, named in (({"SECRET_KEY": "short"}, "SECRET_KEY"), ({"BEHIND_PROXY": "0"}, "BEHIND_PROXY=1")):
        done = start(tmp_path, **{**PRODUCTION, **change})
        assert done.returncode != 0
        assert named in done.stderr.strip().splitlines()[-1]


@pytest.mark.slow
def test_djangos_deployment_check_has_nothing_to_say(tmp_path: Path):
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **PRODUCTION}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


def test_databases_are_their_owners_alone(tmp_path: Path):
    start(tmp_path / "var", **PRODUCTION)
    kept = [tmp_path / "var", *(tmp_path / "var").iterdir()]
    assert len(kept) >= 3
    assert [path.stat().st_mode & 0o077 for path in kept] == [0] * len(kept)


def test_a_process_does_not_start_beside_a_real_app(tmp_path: Path):
    done = start(
        tmp_path,
        **PRODUCTION,
        SIMULATOR_ORIGIN="http://127.0.0.1:8001",
        SIMULATOR_ALLOWED="1",
    )

    assert done.returncode != 0
    assert done.stderr.strip().splitlines()[-1].endswith("Use one or the other.")
