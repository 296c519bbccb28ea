"""What the OpenAPI description says of every endpoint alike."""

from __future__ import annotations

from typing import Any

from cardstudio.cards.types import JSONObject

ERROR: JSONObject = {
    "type": "object",
    "description": "What is wrong. Some answers carry more beside it, such as the report of a refused card.",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "fields"],
            "properties": {
                "code": {"type": "string", "description": "For programs; never translated."},
                "message": {"type": "string", "description": "For people, in their language."},
                "fields": {
                    "type": "object",
                    "description": "Sentences by the dotted path of the field they are about.",
                    "additionalProperties": {"type": "array", "items": {"type": "string"}},
                },
            },
        }
    },
}
_METHODS = {"get", "put", "post", "delete", "patch"}


def add_errors(result: JSONObject, generator: Any, request: Any, public: bool) -> JSONObject:
    """drf-spectacular's hook: every operation can be refused, always in the same shape."""
    result.setdefault("components", {}).setdefault("schemas", {})["Error"] = ERROR
    answer = {
        "description": "The request was refused.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
    }
    for path in result["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                operation["responses"].setdefault("4XX", answer)
    return result


def close_bodies(result: JSONObject, generator: Any, request: Any, public: bool) -> JSONObject:
    """drf-spectacular's hook: what a body may not hold. Bodies that write a resource may hold what it shows, too."""
    closed: set[str] = set()
    open_: set[str] = set()
    for path in result["paths"].values():
        for method, operation in path.items():
            if method not in _METHODS:
                continue
            writes = method in {"put", "patch"} or "201" in operation["responses"]
            (open_ if writes else closed).update(_named(operation.get("requestBody", {})))
            open_.update(name for answer in operation["responses"].values() for name in _named(answer))
    for name in closed - open_:
        result["components"]["schemas"][name]["additionalProperties"] = False
    return result


def _named(content: JSONObject) -> set[str]:
    """The schemas a body or an answer is said to be."""
    held = (one.get("schema", {}) for one in content.get("content", {}).values())
    return {schema["$ref"].rpartition("/")[2] for schema in held if "$ref" in schema}
