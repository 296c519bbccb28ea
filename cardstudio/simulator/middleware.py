"""What happens around every request of the simulator."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.utils import translation

from cardstudio.api import reader
from cardstudio.api.errors import ApiError, error_response
from cardstudio.api.language import code_of
from cardstudio.simulator import selectors
from cardstudio.simulator.answers import Refused, bad_request, refusal
from cardstudio.simulator.profiles import LANGUAGES

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_JSON = frozenset({"application/json", "text/json"})
PLATFORM = ("/open-apis/", "/oauth/")
logger = logging.getLogger(__name__)


def _is_the_platforms(request: HttpRequest) -> bool:
    return f"{request.path_info}/".startswith(PLATFORM)  # also `/open-apis` alone


class BodyMiddleware:
    """Reads JSON bodies under the project's limits, and answers what is wrong with a request in one shape.

    On the open platform's paths that is the platform's shape, whatever went wrong: its SDKs read nothing else.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.content_type and _is_the_platforms(request):
            # The vendor's own SDK sends JSON without saying so.
            request.content_type = "application/json"
        if request.content_type in _JSON:
            try:
                reader.read(request)
            except ApiError as error:
                return self.refuse(request, error)
        response = self.get_response(request)
        if _is_the_platforms(request):
            self.drain(request)
        return response

    @staticmethod
    def drain(request: HttpRequest) -> None:
        """Whoever is refused while still sending finds a dead connection instead of the answer."""
        with suppress(UnreadablePostError):
            for _ in range(reader.DRAIN_BYTES // reader.CHUNK):
                if not request.read(reader.CHUNK):
                    return

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if _is_the_platforms(request):
            return self.broken(request, exception)
        return error_response(exception) if isinstance(exception, ApiError) else None

    @staticmethod
    def refuse(request: HttpRequest, error: ApiError) -> HttpResponse:
        if _is_the_platforms(request):
            return refusal(f"{request.method} {request.path_info}", bad_request(request))
        return error_response(error)

    @staticmethod
    def broken(request: HttpRequest, exception: Exception) -> HttpResponse:
        """A request Django could not read is the sender's fault, anything else ours; both in the platform's shape."""
        if isinstance(exception, (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError)):
            refused = bad_request(request)
        else:
            logger.exception("%s %s", request.method, request.path_info, exc_info=exception)
            refused = Refused(2200, "Internal Error", status=500)
        return refusal(f"{request.method} {request.path_info}", refused)


class ClientLanguageMiddleware:
    """Every page speaks the client's language; where none is set, the browser's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        locale = request.GET.get("locale", "") or selectors.profile().language
        chosen = code_of(locale) if locale in LANGUAGES else translation.get_language_from_request(request)
        with translation.override(chosen):
            return self.get_response(request)
