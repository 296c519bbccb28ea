"""How the endpoints are described: what the OpenAPI description says of every one of them alike.

An endpoint says its name, what it takes and what it answers (`@extend_schema`) and what it is for (its docstring); how
it can refuse follows from what it is. Answers that no serializer makes are described by the TypedDict their code fills.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any, Literal, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import append_meta, build_array_type, build_object_type, resolve_type_hint
from drf_spectacular.utils import Direction
from rest_framework.permissions import AllowAny

from cardstudio.api import examples, idempotency, throttles
from cardstudio.api.errors import ErrorJson
from cardstudio.cards import typed_dicts
from cardstudio.cards.types import JSONObject

_METHODS = frozenset({"get", "put", "post", "delete", "patch"})
#: What each status means, wherever it is answered.
REFUSALS = {
    "400": "The request could not be read, or a field or parameter is wrong; `fields` names which.",
    "401": "Nobody is signed in, or the token is not valid.",
    "403": "The caller's role does not allow it, the token lacks the `scope` that is named, or a browser's write came "
    "without its CSRF token.",
    "404": "There is no such thing, or the caller may not see it.",
    "409": "It contradicts what is there, or what somebody else does at the same moment.",
    "410": "It has ended.",
    "412": "Somebody saved a newer revision meanwhile.",
    "413": "The request, or the card in it, is too large.",
    "415": "The body is not JSON.",
    "422": "The card cannot be sent like this, or the Idempotency-Key came with another body before.",
    "428": "The header If-Match is missing.",
    "429": "Too many requests: wait as long as Retry-After says.",
    "503": "It can't be served right now: try again after as long as Retry-After says.",
}
#: What an answer without a body says.
DONE = "Done; there is no body."

_ETAG = {"ETag": {"description": "Names what was answered, in quotes.", "schema": {"type": "string"}}}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "An ETag: what has not changed since is not sent again.",
    "schema": {"type": "string"},
}
_IDEMPOTENCY_KEY = {
    "name": idempotency.HEADER,
    "in": "header",
    "description": "A name of your own for this call: sent again within a day, it is answered again, not done again.",
    "schema": {"type": "string", "maxLength": idempotency.KEY_LENGTH},
}
_RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
_LIMITS = {name: {"description": text, "schema": {"type": "integer"}} for name, text in throttles.LIMIT_HEADERS.items()}
_WWW_AUTHENTICATE = {"WWW-Authenticate": {"description": "Always `Bearer`.", "schema": {"type": "string"}}}
_HEADERS = {"401": _WWW_AUTHENTICATE, "429": _RETRY_AFTER, "503": _RETRY_AFTER}


class ApiSchema(AutoSchema):
    """What an endpoint's description is made of, beside what REST framework knows."""

    def get_summary(self) -> str:
        """The first sentence of the method's docstring."""
        return _sentences(super().get_description())[0].removesuffix(".")

    def get_description(self) -> str:  # type: ignore[override]  # the stubs are REST framework's own
        """What the docstring says after that, and what a token needs."""
        said = [_sentences(super().get_description())[1], *(sentence for _scope, sentence in self._wanted())]
        return "\n\n".join(filter(None, said))

    def get_operation(self, *args: Any, **kwargs: Any) -> JSONObject | None:
        """The whole description. `x-scope` is for programs: OpenAPI 3.0 knows scopes of OAuth only."""
        operation: JSONObject | None = super().get_operation(*args, **kwargs)
        if operation is not None:
            for scope, _sentence in self._wanted():
                operation["x-scope"] = scope
        return operation

    def _wanted(self) -> Iterator[tuple[str, str]]:
        """What its permissions want of tokens, where one says so (`accounts/scopes.py`): a name and a sentence."""
        for permission in self.view.permission_classes:
            if hasattr(permission, "wanted"):
                yield permission.wanted(type(self.view), self.method)

    def _get_parameters(self) -> list[JSONObject]:
        parameters: list[JSONObject] = super()._get_parameters()
        if self._has_etag():
            return [*parameters, _IF_NONE_MATCH]
        return [*parameters, _IDEMPOTENCY_KEY] if self.method == "POST" else parameters

    def _get_response_bodies(self, direction: Any = "response") -> JSONObject:
        bodies: JSONObject = super()._get_response_bodies(direction)
        for status in self._refusals():
            bodies.setdefault(status, self._get_response_for_code(ErrorJson, status))  # type: ignore[no-untyped-call]
        if self._has_etag():
            bodies["304"] = {}
            bodies["200"]["headers"] = {**_ETAG, **bodies["200"].get("headers", {})}
        for status, body in bodies.items():
            body["description"] = REFUSALS.get(status) or _answered(status, body)
            more = {**_HEADERS.get(status, {}), **(_LIMITS if self._counts(status) else {})}
            if more:
                body["headers"] = {**body.get("headers", {}), **more}
        return dict(sorted(bodies.items()))

    def _has_etag(self) -> bool:
        """Whether it is a read of JSON: a file, described as `{(200, "application/zip"): …}`, is not hashed."""
        answers: Any = self.get_response_serializers()
        files = isinstance(answers, dict) and any(isinstance(status, tuple) for status in answers)
        return self.method == "GET" and not files

    def _counts(self, status: str) -> bool:
        """Whether an answer says how often its caller may ask."""
        return bool(self.view.throttle_classes) and (status == "429" or status.startswith("2"))

    def _refusals(self) -> Iterator[str]:
        """The statuses with which any endpoint of this kind can refuse."""
        asks_who = bool(self.view.authentication_classes)
        guarded = self.view.permission_classes != [AllowAny]
        yield "400"
        if asks_who:
            yield from ("401", "503")
        if asks_who and (guarded or self.method != "GET"):
            yield "403"
        if self.method == "POST" or (guarded and self.method != "GET"):
            yield "409"
        if self.method == "POST":
            yield "422"
        if "{" in self.path:
            yield "404"
        if self.method != "GET":  # a body is read first, also where none is asked for
            yield from ("413", "415")
        if self.view.throttle_classes:
            yield "429"


def _sentences(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest."""
    first, _, rest = re.sub(r"(?<=[.:])\s+", "\0", text.strip(), count=1).partition("\0")
    return " ".join(first.split()), rest


def _answered(status: str, body: JSONObject) -> str:
    if status == "304":
        return "What the caller knows by If-None-Match is still so."
    return {"201": "What was made."}.get(status, "The answer.") if "content" in body else DONE


class TypedDictExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """Describes a TypedDict as a component under its own name, without the ending `Json`."""

    @classmethod
    def _matches(cls, target: Any) -> bool:
        return is_typeddict(target)

    def get_name(self, auto_schema: AutoSchema, direction: Direction) -> str:
        name: str = self.target.__name__
        return name.removesuffix("Json")

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> JSONObject:
        hints = get_type_hints(self.target, include_extras=True)
        required = [name for name in self.target.__required_keys__ if get_origin(hints[name]) is not NotRequired]
        properties = {name: _described(auto_schema, hint, direction) for name, hint in hints.items()}
        made: JSONObject = build_object_type(properties, required, inspect.getdoc(self.target))
        return {**made, "additionalProperties": True} if self.target in typed_dicts.OPEN else made


def _described(auto_schema: AutoSchema, hint: Any, direction: Direction) -> JSONObject:
    """The schema of a type hint; TypedDicts in it are components of their own."""
    if hint is Any:
        return {}
    origin, args = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        ref: JSONObject = auto_schema.resolve_serializer(hint, direction).ref
        return ref
    if origin is NotRequired:
        return _described(auto_schema, args[0], direction)
    if origin is list:
        return build_array_type(_described(auto_schema, args[0], direction))
    if origin is dict:
        return {"type": "object", "additionalProperties": _described(auto_schema, args[1], direction)}
    if type(None) in args and origin is not Literal:
        return _nullable([_described(auto_schema, arg, direction) for arg in args if arg is not type(None)])
    schema: JSONObject = resolve_type_hint(hint)  # type: ignore[no-untyped-call]
    return schema


def _nullable(schemas: list[JSONObject]) -> JSONObject:
    one = schemas[0] if len(schemas) == 1 and "enum" not in schemas[0] else {"oneOf": schemas}
    nullable: JSONObject = append_meta(one, {"nullable": True})
    return nullable


def add_examples(result: JSONObject, generator: Any, request: Any, public: bool) -> JSONObject:
    """drf-spectacular's hook: every operation shows a request and its answer as a test recorded them."""
    for _method, operation in _operations(result):
        example = examples.read(operation["operationId"])
        if example is None:
            continue
        if "request" in example:
            _json(operation["requestBody"])["example"] = example["request"]
        if "response" in example:
            _json(operation["responses"][str(example["status"])])["example"] = example["response"]
    return result


def _json(body: JSONObject) -> JSONObject:
    content: JSONObject = body["content"]["application/json"]
    return content


def close_bodies(result: JSONObject, generator: Any, request: Any, public: bool) -> JSONObject:
    """drf-spectacular's hook: what a body may not hold. Bodies that write a resource may hold what it shows, too."""
    closed: set[str] = set()
    open_: set[str] = set()
    for method, operation in _operations(result):
        writes = method in {"put", "patch"} or "201" in operation["responses"]
        (open_ if writes else closed).update(_named(operation.get("requestBody", {})))
        open_.update(name for answer in operation["responses"].values() for name in _named(answer))
    for name in closed - open_:
        result["components"]["schemas"][name]["additionalProperties"] = False
    return result


def _operations(result: JSONObject) -> Iterator[tuple[str, JSONObject]]:
    for path in result["paths"].values():
        for method, operation in path.items():
            if method in _METHODS:
                yield method, operation


def _named(content: JSONObject) -> set[str]:
    """The schemas a body or an answer is said to be."""
    held = (one.get("schema", {}) for one in content.get("content", {}).values())
    return {schema["$ref"].rpartition("/")[2] for schema in held if "$ref" in schema}
