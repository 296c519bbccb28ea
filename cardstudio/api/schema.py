"""What the OpenAPI description says of every endpoint alike."""

from __future__ import annotations

from typing import Any

JsonObject = dict[str, Any]

ERROR: JsonObject = {
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


def add_errors(result: JsonObject, generator: Any, request: Any, public: bool) -> JsonObject:
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
