"""Pictures, on the open platform's own path (h5-jssdk §5.4)."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse

from cardstudio.simulator import uploads
from cardstudio.simulator.answers import Refused, ok, platform
from cardstudio.simulator.models import Grant
from cardstudio.simulator.openplatform import check_bearer, check_scope

SCOPES = ("im:resource", "im:resource:upload")
MOST_BYTES = 10 * 1024 * 1024
HEADERS_BYTES = 4096  # what the parts of the body need beside the picture


@platform("images")
def images(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """A picture's key. The picture itself is dropped: nothing here draws it."""
    check_bearer(request, Grant.Kind.TENANT)
    check_scope(*SCOPES)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + HEADERS_BYTES:
        raise Refused(234006, "The file size exceeds the max value, or is 0.")
    parts = uploads.parts(request, MOST_BYTES + HEADERS_BYTES)
    if parts is None or "image" not in parts or parts.get("image_type") not in {b"message", b"avatar"}:
        raise Refused(234001, "Invalid request param.")
    if not 0 < len(parts["image"]) <= MOST_BYTES:
        raise Refused(234006, "The file size exceeds the max value, or is 0.")
    return ok({"image_key": f"img_v3_{hashlib.sha256(parts['image']).hexdigest()[:32]}"})
