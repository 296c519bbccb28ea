"""Clients that are generated from the API's description, as its documentation says."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.api.described import description

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "generated_card_studio"
#: How strictly what uses the types is compiled.
STRICT: dict[str, Any] = {
    "strict": True,
    "exactOptionalPropertyTypes": True,
    "noUncheckedIndexedAccess": True,
    "noEmit": True,
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "bundler",
    "allowImportingTsExtensions": True,
    "types": [],
}
NODE = (sys.executable, "scripts/node.py")


def run(*command: str) -> None:
    """In the project's folder; a failure says what the command said."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def typescript_types(folder: Path, name: str) -> None:
    """The types of everything the API takes and says."""
    command = "node_modules/openapi-typescript/bin/cli.js"
    run(*NODE, command, str(_source(folder)), "--default-non-nullable=false", "--output", str(folder / name))


def compile_typescript(folder: Path, **options: Any) -> None:
    """Check all there is in a folder."""
    settings = {"compilerOptions": {**STRICT, **options}, "include": ["*.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings))
    run(*NODE, "node_modules/typescript-native/bin/tsc", "--project", str(folder))


@contextmanager
def python_client(folder: Path) -> Iterator[Callable[[str], Any]]:
    """The modules of a client, by their names within it."""
    config = folder / "config.yaml"
    # The generator knows no archives; as `docs/api.md` says, they are bytes like any other.
    config.write_text("post_hooks: []\ncontent_type_overrides:\n  application/zip: application/octet-stream\n")
    run(
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"),
        *("--path", str(_source(folder)), "--output-path", str(folder / PACKAGE), "--config", str(config)),
    )
    sys.path.insert(0, str(folder))
    try:
        yield lambda name: importlib.import_module(f"{PACKAGE}.{name}")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


def _source(folder: Path) -> Path:
    file = folder / "openapi.json"
    file.write_text(json.dumps(description()))
    return file


class Program:
    """Somebody's program with a generated Python client: answers and refusals have the client's types."""

    def __init__(self, modules: Callable[[str], Any], base_url: str, token: str, **httpx_args: Any) -> None:
        self._modules = modules
        self.models = modules("models")
        self._client = modules("client").AuthenticatedClient(
            base_url=base_url, token=token, raise_on_unexpected_status=True, httpx_args=httpx_args
        )

    def ask(self, name: str, *places: Any, **given: Any) -> Any:
        """The answer of an operation, as `templates.get_draft`."""
        return self.ask_fully(name, *places, **given).parsed

    def ask_fully(self, name: str, *places: Any, **given: Any) -> Any:
        """With its headers."""
        return self._modules(f"api.{name}").sync_detailed(*places, client=self._client, **given)
