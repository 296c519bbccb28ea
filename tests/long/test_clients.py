"""The whole job by a generated client in Python against a running server. `test_cookbook.py` has one in TypeScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.generated import Program, python_client
from tests.api.generated_job import SENT, do_the_whole_job
from tests.long.site import site

pytestmark = pytest.mark.long


def test_the_whole_job(tmp_path: Path) -> None:
    with site(tmp_path) as running, python_client(tmp_path) as modules:

        def send(url: str) -> None:
            path = url.removeprefix(running.origin)
            assert running.ask("POST", f"{path}attempts", SENT).status == 201

        do_the_whole_job(Program(modules, running.origin, running.known["jobs_key"]), send)
