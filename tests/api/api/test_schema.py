"""The OpenAPI description and its page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from openapi_spec_validator import validate

from tests.api.described import description

Json = dict[str, Any]
METHODS = {"get", "put", "post", "delete", "patch"}
LONGEST_SUMMARY = 80


@pytest.fixture
def schema() -> Json:
    return description()


def operations(schema: Json) -> Iterator[tuple[str, Json]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            if method in METHODS:
                yield f"{method.upper()} {path}", operation


def test_it_is_sound_and_without_warnings(db: None, tmp_path):
    call_command("spectacular", "--fail-on-warn", "--file", str(tmp_path / "schema.yml"))


@pytest.mark.slow
def test_it_is_valid_openapi(schema: Json):
    validate(schema)


def test_it_is_served(client: Client, schema: Json, db: None):
    answer = client.get("/api/v1/schema/", {"format": "json"})

    assert answer.status_code == 200
    assert answer.json() == json.loads(json.dumps(schema))
    assert "/api/v1/cards/lint/" in answer.json()["paths"]


def test_it_is_written_once_and_as_each_asks(client: Client, db: None, settings):
    as_json = client.get("/api/v1/schema/", {"format": "json"})
    as_yaml = client.get("/api/v1/schema/")
    settings.PUBLIC_ORIGIN = "https://studio.harbour.example"
    elsewhere = client.get("/api/v1/schema/", {"format": "json"})

    assert as_json.headers["Content-Type"] == "application/vnd.oai.openapi+json"
    assert as_yaml.headers["Content-Type"] == "application/vnd.oai.openapi; charset=utf-8"
    assert as_json.headers["Content-Disposition"] == 'inline; filename="Card Studio API.json"'
    assert yaml.load(as_yaml.content, yaml.CSafeLoader) == as_json.json()
    assert "https://studio.harbour.example" in elsewhere.json()["info"]["description"]
    assert "https://studio.harbour.example" not in as_json.json()["info"]["description"]


def test_it_begins_with_an_introduction_that_runs_here(settings) -> None:
    settings.PUBLIC_ORIGIN = "https://studio.harbour.example"
    introduction = SchemaGenerator().get_schema(request=None, public=True)["info"]["description"]

    assert "https://studio.harbour.example/api/v1/templates/$ID/content/" in introduction
    assert "cards.example.com" not in introduction


def test_every_operation_is_told_in_a_line(schema: Json):
    for name, operation in operations(schema):
        summary = operation["summary"]
        assert 0 < len(summary) <= LONGEST_SUMMARY, (name, summary)
        assert summary[0].isupper(), name
        assert not summary.endswith("."), name


def test_every_operation_is_called_by_a_verb_and_a_thing(schema: Json):
    names = [operation["operationId"] for _name, operation in operations(schema)]
    assert len(set(names)) == len(names)
    for name in names:
        assert name.split("_")[-1] not in {"retrieve", "destroy", "update"}, name
        assert "_" in name, name


def test_every_operation_is_refused_in_one_shape(schema: Json):
    for name, operation in operations(schema):
        refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert "400" in refusals, name
        for status, answer in refusals.items():
            held = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
            shape = schema["components"]["schemas"][held]
            assert shape["properties"]["error"] == {"$ref": "#/components/schemas/ErrorDetail"}, (name, status)
            assert answer["description"], (name, status)
            if status in {"429", "503"}:
                assert "Retry-After" in answer["headers"], (name, status)


def test_the_revision_of_a_draft_is_a_header(schema: Json):
    draft = schema["paths"]["/api/v1/templates/{id}/draft/"]
    for method in ("get", "put"):
        assert "ETag" in draft[method]["responses"]["200"]["headers"], method
    asked = {one["name"] for one in draft["put"]["parameters"] if one["in"] == "header" and one.get("required")}
    assert asked == {"If-Match", "Save-Id"}
    stale = draft["put"]["responses"]["412"]["content"]["application/json"]["schema"]
    assert stale == {"$ref": "#/components/schemas/Stale"}


def test_documents_and_reports_are_typed(schema: Json):
    shapes = schema["components"]["schemas"]
    assert shapes["Draft"]["properties"]["document"] == {"$ref": "#/components/schemas/Document"}
    assert shapes["Document"]["properties"]["variables"]["items"] == {"$ref": "#/components/schemas/Variable"}
    assert shapes["Content"]["properties"]["report"] == {"$ref": "#/components/schemas/Report"}
    assert shapes["Report"]["properties"]["findings"]["items"] == {"$ref": "#/components/schemas/Finding"}


def test_the_page_keeps_to_the_strict_policy(client: Client, db: None):
    page = client.get("/api/docs/")

    text = page.content.decode()
    assert page.status_code == 200
    assert "<style" not in text
    assert " style=" not in text
    assert "<script>" not in text
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    script = client.get("/api/docs/?script=")
    assert script.headers["Content-Type"].startswith("application/javascript")
    assert "/api/v1/schema/" in script.content.decode()


def test_bodies_say_that_they_hold_nothing_else(schema: Json):
    schemas = schema["components"]["schemas"]
    assert schemas["LintIn"]["additionalProperties"] is False
    assert schemas["ContentIn"]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["TemplateCreate"], "what a template shows may be sent back"
