"""The OpenAPI description and its page."""

from __future__ import annotations

from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema


def test_it_is_sound_and_without_warnings(db: None, tmp_path):
    call_command("spectacular", "--fail-on-warn", "--validate", "--file", str(tmp_path / "schema.yml"))


def test_it_is_served(client: Client, db: None):
    answer = client.get("/api/v1/schema/", {"format": "json"})

    assert answer.status_code == 200
    validate_schema(answer.json())
    assert "/api/v1/cards/lint/" in answer.json()["paths"]


def test_every_operation_can_be_refused_in_one_shape():
    schema = SchemaGenerator().get_schema(request=None, public=True)

    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            refused = operation["responses"]["4XX"]["content"]["application/json"]["schema"]
            assert refused == {"$ref": "#/components/schemas/Error"}, (method, path)


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


def test_bodies_say_that_they_hold_nothing_else():
    schemas = SchemaGenerator().get_schema(request=None, public=True)["components"]["schemas"]
    assert schemas["LintIn"]["additionalProperties"] is False
    assert schemas["ContentIn"]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["TemplateCreate"], "what a template shows may be sent back"
