"""The address of the OpenAPI description."""

from __future__ import annotations

import functools
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.request import Request

from cardstudio.api.strict import Strict


class SchemaView(Strict, SpectacularAPIView):
    """The API as OpenAPI 3, in YAML or JSON."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        renderer, kind = request.accepted_renderer, request.accepted_media_type
        name = f"{settings.SPECTACULAR_SETTINGS['TITLE']}.{renderer.format}"
        return HttpResponse(
            _written(renderer.format, get_language() or "en", settings.PUBLIC_ORIGIN),
            content_type=f"{kind}; charset={renderer.charset}" if renderer.charset else kind,
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )


@functools.cache
def _written(form: str, _language: str, _origin: str) -> str | bytes:
    """It takes seconds of the processor and anybody may ask, but only these three make a difference."""
    generator = SpectacularAPIView.generator_class()
    description = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    renderer = OpenApiJsonRenderer() if form == "json" else OpenApiYamlRenderer()
    return renderer.render(description, renderer_context={})
