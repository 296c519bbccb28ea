"""Nothing is accepted in silence: what no endpoint knows is refused by name (contracts §strictness).

What is described is what is taken: an endpoint's `@extend_schema` says which fields and parameters it reads. Fields a
resource shows but does not take are passed over, so that what was read may be written back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, cast

from django.http import Http404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from cardstudio.api.conditional import unless_known
from cardstudio.api.errors import ApiError
from cardstudio.api.idempotency import answered_once
from cardstudio.api.renderers import ExactJsonRenderer
from cardstudio.api.throttles import limit_headers

#: Methods that bring a body, and the answers to them that show the resource that was written.
WRITING = frozenset({"POST", "PUT", "PATCH"})
#: Names longer than this are nobody's slip of the pen, and so many unknown ones are enough to name.
_LONGEST_NAME = 60
_MOST_NAMED = 20
#: What may stand in an object by name: objects, lists of objects, and (None) anything else.
Shape = Mapping[str, "Shape | None"]


@dataclass(frozen=True)
class Taken:
    """What one method of one endpoint takes. `shown` are the fields of a body that are passed over."""

    parameters: frozenset[str]
    body: Shape
    shown: frozenset[str]


class Strict(APIView):
    """What every endpoint of the API is; it goes in front of any other base."""

    # Of its POST (`idempotency.py`).
    computes = False
    shows_secret = False
    asked: Sequence[BaseThrottle] = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        method = "GET" if request.method == "HEAD" else request.method or ""
        if not hasattr(self, method.lower()) or method == "OPTIONS":
            return
        taken = taken_by(type(self), method)
        _refuse_parameters(request, taken)
        if method != "GET":
            _refuse_fields(request, taken)
        if method == "POST":  # REST framework looks its handler up on the view
            self.__dict__["post"] = answered_once(self, self.post)  # type: ignore[attr-defined]  # it has one

    def get_throttles(self) -> list[BaseThrottle]:
        """Those that are asked, which know what the answer's headers say."""
        self.asked = super().get_throttles()
        return self.asked

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        for name, value in limit_headers(self.asked).items():
            answer.headers[name] = value
        return cast(Response, unless_known(self.request, answer))  # or one of Django's, which serves as well

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A format nobody writes is a wrong parameter, not an address nobody has."""
        try:
            return super().perform_content_negotiation(request, force)
        except Http404:
            formats = ", ".join(renderer.format for renderer in self.get_renderers())
            fields = {"format": [_("This is one of: %(words)s.") % {"words": formats}]}
            raise ApiError("invalid", _("Some fields need another look."), fields=fields) from None

    def handle_exception(self, exc: Exception) -> Response:
        """Errors are JSON, also where the answer would have been something else."""
        self.request.accepted_renderer = ExactJsonRenderer()
        self.request.accepted_media_type = ExactJsonRenderer.media_type
        return super().handle_exception(exc)


def _refuse_parameters(request: Request, taken: Taken) -> None:
    unknown = [name for name in request.query_params if name not in taken.parameters][:_MOST_NAMED]
    if unknown:
        fields = {name[:_LONGEST_NAME]: [_no_parameter(name, taken.parameters)] for name in unknown}
        raise ApiError("unknown_parameter", _("This address does not know all of these parameters."), fields=fields)
    twice = [name for name, values in request.query_params.lists() if len(values) > 1]
    if twice:  # one of them would count, and nobody would know which
        given = {name: [_("This parameter is given more than once.")] for name in twice}
        raise ApiError("invalid", _("Some fields need another look."), fields=given)


def _refuse_fields(request: Request, taken: Taken) -> None:
    given = request.data if isinstance(request.data, Mapping) else {}
    body = {name: held for name, held in given.items() if name not in taken.shown or name in taken.body}
    unknown = islice(_unknown(body, taken.body), _MOST_NAMED)
    fields = {path: [_no_field(name, known)] for path, name, known in unknown}
    if fields:
        raise ApiError("unknown_field", _("This address does not know all of these fields."), fields=fields)


#: Descriptions do not change while the process runs.
_KNOWN: dict[tuple[type[APIView], str], Taken] = {}


def taken_by(view: type[APIView], method: str) -> Taken:
    """What a method of a view takes, read from its description."""
    known = _KNOWN.get((view, method))
    if known is None:
        known = _KNOWN[view, method] = _described(view, method)
    return known


def _described(view: type[APIView], method: str) -> Taken:
    handler = getattr(view, method.lower())
    described = getattr(handler, "kwargs", {}).get("schema")
    if described is None:  # takes nothing
        return Taken(frozenset(_of_the_page(view) if method == "GET" else ()), {}, frozenset())
    schema = described()
    schema.method, schema.view = method, view()
    schema.view.request, schema.view.kwargs = None, {}
    parameters = set(_of_the_page(view) if method == "GET" else ())
    for parameter in schema.get_override_parameters():
        if not isinstance(parameter, OpenApiParameter):
            parameters.update(_instance(parameter).fields)
        elif parameter.location == OpenApiParameter.QUERY:
            parameters.add(parameter.name)
    asked = schema.get_request_serializer() if method in WRITING else None
    # A body that is no JSON (`{"application/zip": …}`) has no fields.
    body = _shape(_instance(asked)) if asked is not None and not isinstance(asked, dict) else {}
    return Taken(frozenset(parameters), body, frozenset(_shown(schema, method)))


def _of_the_page(view: type[APIView]) -> Iterator[str]:
    """The parameters of a list in pages, and of an answer in several formats."""
    paginator = getattr(view, "pagination_class", None)
    if paginator is not None and "pagination_class" in _declared(view):
        yield paginator.cursor_query_param
        yield paginator.page_size_query_param
    if len(view.renderer_classes) > 1 and api_settings.URL_FORMAT_OVERRIDE:
        yield api_settings.URL_FORMAT_OVERRIDE


def _declared(view: type[APIView]) -> set[str]:
    """The attributes of our own classes: REST framework's generic views all have a pagination class."""
    ours = (base for base in view.__mro__ if base.__module__.startswith("cardstudio."))
    return {name for base in ours for name in vars(base)}


def _shown(schema: Any, method: str) -> Iterator[str]:
    """The fields of the resource a body writes: what PUT and PATCH answer with, and a POST that made something."""
    answers = schema.get_response_serializers() if method in WRITING else None
    by_status = answers if isinstance(answers, dict) else {200: answers}
    for status, answer in by_status.items():
        held = answer.response if isinstance(answer, OpenApiResponse) else answer
        if (method != "POST" or str(status) == "201") and _is_serializer(held):
            yield from _instance(held).fields


def _is_serializer(given: Any) -> bool:
    return isinstance(given, serializers.BaseSerializer) or (
        isinstance(given, type) and issubclass(given, serializers.Serializer)
    )


def _instance(given: Any) -> Any:
    made = given() if isinstance(given, type) else given
    return made.child if isinstance(made, serializers.ListSerializer) else made


def _shape(serializer: Any) -> Shape:
    shape: dict[str, Shape | None] = {}
    for name, field in serializer.fields.items():
        item = getattr(field, "child", field)
        shape[name] = _shape(item) if isinstance(item, serializers.Serializer) else None
    return shape


def _unknown(body: Any, shape: Shape, prefix: str = "") -> Iterator[tuple[str, str, Shape]]:
    """Dotted path, name and what is known there, of every member no shape has."""
    for name, held in body.items():
        inner = shape.get(name)
        if name not in shape:
            yield f"{prefix}{name[:_LONGEST_NAME]}", name, shape
        elif inner is not None:
            items = [("", held)] if isinstance(held, dict) else list(enumerate(held)) if isinstance(held, list) else []
            for index, item in items:
                if isinstance(item, dict):
                    yield from _unknown(item, inner, f"{prefix}{name}.{index}{'.' if index != '' else ''}")


def meant(name: str, known: Mapping[str, Any] | frozenset[str]) -> str:
    """The known name that a misspelled one is close to, "" for none."""
    close = get_close_matches(name, known, 1) if len(name) <= _LONGEST_NAME else []
    return close[0] if close else ""


def _no_field(name: str, known: Shape) -> str:
    close = meant(name, known)
    return _("There is no such field. Is it “%(name)s”?") % {"name": close} if close else _("There is no such field.")


def _no_parameter(name: str, known: frozenset[str]) -> str:
    close = meant(name, known)
    if close:
        return _("There is no such parameter. Is it “%(name)s”?") % {"name": close}
    return _("There is no such parameter.")
