"""The TypeScript twins as one program, and the seed of a run's random cases."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from scripts.setup import ROOT
from tests.node import ESBUILD, NODE

Twin = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    """`twin(name, cases)`: what the TypeScript function of that name in `twin.ts` makes of each case's arguments."""
    bundle = tmp_path_factory.mktemp("twins") / "twin.mjs"
    source = Path(__file__).with_name("twin.ts")
    build = [str(ESBUILD), str(source), "--bundle", "--platform=node", "--format=esm", f"--outfile={bundle}"]
    subprocess.run(build, check=True, capture_output=True, cwd=ROOT)

    def run(name: str, cases: list[tuple[Any, ...]]) -> list[Any]:
        calls = json.dumps([[name, case] for case in cases])
        done = subprocess.run([NODE, str(bundle)], input=calls, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers

    return run


@pytest.fixture
def random() -> Random:
    """Another seed in each run, shown with a failure; TWIN_SEED runs one again."""
    seed = int(os.environ.get("TWIN_SEED") or secrets.randbits(32))
    print(f"TWIN_SEED={seed}")
    return Random(seed)
