"""Whether answers of the API are as its OpenAPI description says."""

from __future__ import annotations

import functools
import gzip
import json
import re
import threading
from typing import Any

from django.urls import Resolver404, resolve
from drf_spectacular.generators import SchemaGenerator
from openapi_schema_validator import OAS31Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

Json = dict[str, Any]
#: What any server says of a request that no operation is for.
OF_NO_OPERATION = {405, 406, 500}


# The generator finds its extensions when it first runs, and not in two threads at once.
_generating = threading.Lock()


def description() -> Json:
    with _generating:
        return _generated()


@functools.cache
def _generated() -> Json:
    found: Json = SchemaGenerator().get_schema(request=None, public=True)
    return found


@functools.cache
def operations() -> dict[tuple[str, str], Json]:
    """By method and route, whatever the places in it are called."""
    return {
        (method.upper(), re.sub(r"\{.*?\}", "{}", path)): operation
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
    }


@functools.cache
def _registry() -> Registry[Any]:
    return Registry().with_resource("urn:api", Resource(description(), DRAFT202012))


def operation_of(answer: Any) -> Json | None:
    """The operation that was asked for; None where there is none of that method and address."""
    try:
        route = "/" + re.sub(r"<.*?>", "{}", resolve(answer.request["PATH_INFO"]).route)
    except Resolver404:
        return None
    return operations().get((answer.request["REQUEST_METHOD"], route))


def require_described(answer: Any) -> None:
    """Raises AssertionError for a status or a body that the description does not know."""
    operation = operation_of(answer)
    if operation is None or answer.status_code in OF_NO_OPERATION:
        return
    name = operation["operationId"]
    described = operation["responses"].get(str(answer.status_code))
    assert described is not None, f"{name} is not said to answer {answer.status_code}: {answer.content[:300]!r}"
    if "content" not in described:
        assert not answer.content, f"{name} is said to answer {answer.status_code} without a body"
        return
    if "application/json" not in described["content"]:  # a file
        assert answer.headers["Content-Type"] in described["content"]
        return
    schema = described["content"]["application/json"]["schema"]
    wrong = next(_validator(json.dumps(schema)).iter_errors(_body(answer)), None)
    assert wrong is None, f"{name} answers {answer.status_code} otherwise than described: {wrong}"


def _body(answer: Any) -> Any:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return json.loads(gzip.decompress(answer.content) if packed else answer.content)


@functools.cache
def _validator(schema: str) -> Any:
    """Of a schema as JSON text; its references lead into the description."""
    return OAS31Validator(_absolute(json.loads(schema)), registry=_registry())


def _absolute(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: f"urn:api{held}" if key == "$ref" else _absolute(held) for key, held in value.items()}
    return [_absolute(item) for item in value] if isinstance(value, list) else value
