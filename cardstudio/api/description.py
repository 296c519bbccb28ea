"""The address of the OpenAPI description."""

from __future__ import annotations

from drf_spectacular.views import SpectacularAPIView

from cardstudio.api.strict import Strict


class SchemaView(Strict, SpectacularAPIView):
    """The API as OpenAPI 3, in YAML or JSON."""
