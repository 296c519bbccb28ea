"""The OpenAPI description of the library's endpoints."""

from __future__ import annotations

from typing import Any

from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator


def test_it_is_made_without_a_warning(capsys: Any) -> None:
    GENERATOR_STATS.reset()
    schema = SchemaGenerator().get_schema(request=None, public=True)
    said = capsys.readouterr().err
    assert "library" not in said, said
    listed = schema["paths"]["/api/v1/templates/"]["get"]
    names = {parameter["name"] for parameter in listed["parameters"]}
    assert {"team", "q", "place", "folder", "tag", "sort", "cursor"} <= names
    shown = listed["responses"]["200"]["content"]["application/json"]["schema"]
    assert shown["$ref"].endswith("TemplateList") or "results" in shown["properties"]
