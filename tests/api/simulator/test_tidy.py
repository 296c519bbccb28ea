"""`manage.py tidy` with the simulator's settings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.api.simulator.conftest import ROOT, Simulator, environment

DAY = 24 * 60 * 60


def tidy(var: Path) -> list[str]:
    command = [sys.executable, "manage.py", "tidy"]
    done = subprocess.run(command, cwd=ROOT, env=environment(var), check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def test_what_ran_out_goes_and_the_world_stays(simulator: Simulator, var: Path):
    simulator.token()
    before = simulator.state()
    assert tidy(var) == ["tokens, tickets and codes that ran out: 0", "messages: 0"]

    simulator.control(clock={"offset_s": 31 * DAY})

    assert tidy(var) == ["tokens, tickets and codes that ran out: 1", "messages: 0"]
    assert simulator.state().keys() == before.keys()
    assert simulator.token()
