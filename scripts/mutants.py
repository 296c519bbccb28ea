"""Breaks rules on purpose and sees whether their tests notice: `make mutants`, or `scripts/mutants.py history`.

`tests/mutants.toml` lists the changes, each with the tests that must fail with it. They are made one after the other,
in a copy of the tree. Exits with 1 when a test lets one pass, when a change no longer fits its file, or when the
tests fail without any.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "tests" / "mutants.toml"
COPIED = ("cardstudio", "frontend", "scripts", "tests")
#: One that hangs is noticed as well.
SECONDS = 300
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:playwright", "-p", "no:schemathesis")


@dataclass(frozen=True)
class Mutant:
    """One change: `old` stands exactly once in `file`. `tests` are pytest ids, or parts of the names of node tests."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    why: str

    @property
    def is_node(self) -> bool:
        return self.file.endswith(".ts")

    def __str__(self) -> str:
        return f"{self.file}: {self.why}"


class Wrong(Exception):
    """The list does not fit the project."""


def mutants(parts: list[str]) -> list[Mutant]:
    """The listed ones whose file's name holds one of `parts`; all without any."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))["mutant"]
    made = [Mutant(**{**one, "tests": tuple(one["tests"])}) for one in listed]
    return [one for one in made if not parts or any(part in one.file for part in parts)]


def changed(text: str, mutant: Mutant) -> str:
    count = text.count(mutant.old)
    if count != 1:
        raise Wrong(f"{mutant}: what it changes stands there {count} times")
    return text.replace(mutant.old, mutant.new)


def copy_tree(place: Path) -> None:
    """The tree under `place`: copies of what is changed or finds its way by its own address, links to the rest."""
    for held in ROOT.iterdir():
        if held.name in COPIED:
            shutil.copytree(held, place / held.name, ignore=shutil.ignore_patterns("__pycache__"))
        elif held.name not in {"build", "var", ".git", ".hypothesis"}:
            (place / held.name).symlink_to(held, target_is_directory=held.is_dir())


def fails(place: Path, tests: tuple[str, ...], *, is_node: bool) -> bool:
    """Whether a test fails; raises `Wrong` when none could be run."""
    node = ["scripts/node.py", "frontend/test.mjs"]
    command = [sys.executable, *(node if is_node else PYTEST), *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        run = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    counted = re.search(r"^\W*fail (\d+)$", run.stdout, re.MULTILINE) if is_node else None
    has_run = counted is not None if is_node else run.returncode in {0, 1}
    if not has_run:
        raise Wrong(f"{' '.join(tests)}: not run\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return run.returncode != 0


def is_noticed(place: Path, mutant: Mutant) -> bool:
    path = place / mutant.file
    before = path.read_text(encoding="utf-8")
    path.write_text(changed(before, mutant), encoding="utf-8")
    try:
        return fails(place, mutant.tests, is_node=mutant.is_node)
    finally:
        path.write_text(before, encoding="utf-8")


def without_any(place: Path, chosen: list[Mutant]) -> list[str]:
    """The tests that fail although nothing was changed: what they say of a change is worth nothing."""
    told = []
    for is_node in (False, True):
        tests = tuple(sorted({test for one in chosen if one.is_node is is_node for test in one.tests}))
        if tests and fails(place, tests, is_node=is_node):
            told.append(f"these fail without any change: {' '.join(tests)}")
    return told


def main(parts: list[str]) -> int:
    chosen = mutants(parts)
    with tempfile.TemporaryDirectory(prefix="cardstudio-mutants-") as made:
        place = Path(made)
        copy_tree(place)
        try:
            wrong = without_any(place, chosen)
        except Wrong as error:
            wrong = [str(error)]
        for mutant in [] if wrong else chosen:
            try:
                noticed = is_noticed(place, mutant)
            except Wrong as error:
                wrong.append(str(error))
                continue
            print("noticed " if noticed else "SURVIVED", mutant, flush=True)
            if not noticed:
                wrong.append(f"survived: {mutant}")
    print(f"{len(chosen)} mutants, {len(wrong)} of them wrong" if chosen else "no such mutants")
    for one in wrong:
        print(f"  {one}", file=sys.stderr)
    return 1 if wrong or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
