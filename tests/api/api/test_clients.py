"""Clients that are generated from the API's description: they compile, and do what their team's token lets them."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client

from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from tests.api.generated import Program, compile_typescript, python_client, typescript_types
from tests.api.generated_job import SENT, do_the_whole_job
from tests.conftest import People

pytestmark = pytest.mark.slow
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


def test_a_client_in_typescript_compiles(tmp_path: Path):
    typescript_types(tmp_path, "schema.ts")
    (tmp_path / "usage.ts").write_text(USAGE)
    compile_typescript(tmp_path)


def test_a_client_in_python_does_the_job(tmp_path: Path, people: People):
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="CI", scopes=list(Scope))

    def send(url: str) -> None:
        path = url.removeprefix("http://testserver")
        visitor = Client(headers={"Origin": "http://testserver"})
        assert visitor.post(f"{path}attempts", SENT, content_type="application/json").status_code == 201

    with python_client(tmp_path) as modules:
        within = httpx.WSGITransport(app=get_wsgi_application())
        do_the_whole_job(Program(modules, "http://testserver", key, transport=within), send)
