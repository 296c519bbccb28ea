"""Clients that are generated from the API's description: they compile, and do what their team's token lets them."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.wsgi import get_wsgi_application

from cardstudio.accounts import services
from cardstudio.accounts.models import Role
from cardstudio.accounts.policy import Actor
from tests.api.api.examples import CARD, DOCUMENT
from tests.api.described import description
from tests.conftest import People

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[3]
PACKAGE = "generated_card_studio"
#: A program as somebody would write it with the types; what does not compile is said to be so.
USAGE = """
import type { components, operations } from "./schema.ts";

type Json<Part> = Part extends { content: { "application/json": infer Body } } ? Body : never;
type Asked = Json<NonNullable<operations["get_content"]["requestBody"]>>;
type Said = Json<operations["get_content"]["responses"][200]>;
type Stale = Json<operations["save_draft"]["responses"][412]>;

export const asked: Asked = { values: { build: "3.2" } };
// @ts-expect-error  there is no such field
export const misspelled: Asked = { vlaues: { build: "3.2" } };

export function errorsOf({ report }: Said): readonly string[] {
  const wrong: components["schemas"]["Finding"][] = report.findings.filter(({ severity }) => severity === "error");
  return wrong.map(({ pointer, message }) => `${pointer}: ${message}`);
}

export function revisionOf({ current }: Stale): number {
  return current.revision;
}
"""
STRICT = {
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


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(description()))
    return file


def test_a_client_in_typescript_compiles(source: Path, tmp_path: Path):
    node = (sys.executable, "scripts/node.py")
    run(
        *node,
        "node_modules/openapi-typescript/bin/cli.js",
        str(source),
        "--default-non-nullable=false",
        "--output",
        str(tmp_path / "schema.ts"),
    )
    (tmp_path / "usage.ts").write_text(USAGE)
    (tmp_path / "tsconfig.json").write_text(json.dumps({"compilerOptions": STRICT, "include": ["*.ts"]}))
    run(*node, "node_modules/typescript-native/bin/tsc", "--project", str(tmp_path))


@pytest.fixture
def operation(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Any]]:
    """The modules of a generated client in Python, by their names within it."""
    config = tmp_path / "config.yaml"
    config.write_text("post_hooks: []\n")
    run(
        *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"),
        *("--path", str(source), "--output-path", str(tmp_path / PACKAGE), "--config", str(config)),
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield lambda name: importlib.import_module(f"{PACKAGE}.{name}")
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


def test_a_client_in_python_does_the_job(operation: Callable[[str], Any], people: People):
    _token, key = services.token_create(actor=Actor(people.alice), team=people.team, name="CI", role=Role.PUBLISHER)
    models = operation("models")
    client = operation("client").AuthenticatedClient(
        base_url="http://testserver",
        token=key,
        raise_on_unexpected_status=True,
        httpx_args={"transport": httpx.WSGITransport(app=get_wsgi_application())},
    )

    def ask(name: str, *places: Any, **given: Any) -> Any:
        return operation(f"api.{name}").sync(*places, client=client, **given)

    document = models.Document.from_dict(DOCUMENT)
    made = ask("templates.create_template", body=models.TemplateCreate(name="Release", document=document))
    assert [row.name for row in ask("templates.list_templates", q="Release").results] == ["Release"]

    draft = operation("api.templates.get_draft").sync_detailed(made.id, client=client)
    assert draft.headers["ETag"] == '"1"'
    assert draft.parsed.document.to_dict()["card"] == CARD
    save = {"body": models.Draft(document=document), "save_id": "s1"}
    ask("templates.save_draft", made.id, if_match='"1"', **save)
    stale = ask("templates.save_draft", made.id, if_match='"1"', **{**save, "save_id": "s2"})
    assert stale.current.revision == 2

    assert ask("templates.publish_version", made.id, body=models.Publish(note="First")).number == 1
    values = models.ContentInValues.from_dict({"build": "3.2"})
    content = ask("templates.get_content", made.id, body=models.ContentIn(values=values))
    assert content.report.ok
    assert content.card_content.to_dict()["card"]["header"]["title"]["content"] == "Release 3.2"
    refused = ask("templates.get_content", made.id, body=models.ContentIn())
    assert refused.error.code == "missing_value"
    assert [finding.rule for finding in refused.report.findings if finding.severity == "error"] == ["missing-value"]

    card = models.Card.from_dict({"elements": [{"tag": "marquee"}]})
    report = ask("cards.lint_card", body=models.LintIn(card=card))
    assert not report.ok
    starts = models.ShareLinkInValues.from_dict({"build": "3.2"})
    link = ask("share_links.create_share_link", body=models.ShareLinkIn(template=made.id, values=starts))
    assert link.url.startswith("http")
    assert ask("share_links.list_attempts", link.id).results == []
