"""What happens around every request of the simulator."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from cardstudio.api import reader
from cardstudio.api.errors import ApiError, error_response
from cardstudio.simulator import selectors

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_JSON = frozenset({"application/json", "text/json"})
_PLATFORM = ("/open-apis/", "/oauth/")


class BodyMiddleware:
    """Reads JSON bodies under the project's limits, and answers what is wrong with a request in one shape.

    Unreadable JSON is refused on the open platform's paths the way the platform does.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.content_type and request.path_info.startswith(_PLATFORM):
            # The vendor's own SDK sends JSON without saying so.
            request.content_type = "application/json"
        if request.content_type in _JSON:
            try:
                reader.read(request)
            except ApiError as error:
                return self.refuse(request, error)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return error_response(exception) if isinstance(exception, ApiError) else None

    @staticmethod
    def refuse(request: HttpRequest, error: ApiError) -> HttpResponse:
        if request.path_info.startswith(_PLATFORM):
            error = ApiError("bad_json", error.message, status=error.status, extra={"code": 9499, "msg": "Bad Request"})
        return error_response(error)


class ClientLanguageMiddleware:
    """Every page speaks the client's language; where none is set, the browser's."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = {"zh_CN": "zh-hans", "en_US": "en"}.get(request.GET.get("locale", "") or selectors.profile().language)
        with translation.override(chosen or translation.get_language_from_request(request)):
            return self.get_response(request)
