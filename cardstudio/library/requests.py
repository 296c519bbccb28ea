"""What the library's endpoints read from a request: which revision, which save, which document."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from cardstudio.api.errors import ApiError, status_error
from cardstudio.api.pasted import unwrapped
from cardstudio.cards.types import JSONObject
from cardstudio.library import documents

SAVE_ID_LENGTH = 64


def read(serializer: type[Serializer[Any]], data: Any) -> dict[str, Any]:
    """The checked body or query; raises DRF's ValidationError, which becomes a 400."""
    checked = serializer(data=data)
    checked.is_valid(raise_exception=True)
    return dict(checked.validated_data)


def if_match(request: Request) -> int:
    """The revision a save was made from: `If-Match: "7"`. Raises ApiError 428 without, 400 for anything else."""
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise ApiError(*status_error(428), status=428)
    match = re.fullmatch(r'(?:W/)?"?(\d{1,9})"?', header)
    if match is None:
        raise ApiError("bad_if_match", _("If-Match takes the revision in quotes, as the ETag gave it."))
    return int(match[1])


def save_id(request: Request) -> str:
    """The name of this save, so that sending it twice saves once. Raises ApiError 400 without."""
    header = request.headers.get("Save-Id", "").strip()
    if not header or len(header) > SAVE_ID_LENGTH or not header.isprintable():
        message = _("Give each save an id of its own in the header Save-Id, at most 64 characters.")
        raise ApiError("save_id_required", message)
    return header


def document_in(body: dict[str, Any]) -> JSONObject:
    """The document of a request that holds a `document` or a pasted `text`.

    Raises:
        ApiError: 400 that says what is wrong, and where in the text.
    """
    if "document" in body:
        return documents.check(body["document"])
    if "text" not in body:
        message = _("Send the document, or the text of a card.")
        raise ApiError("invalid", message, fields={"document": [message]})
    return documents.document_of(unwrapped(body["text"]))
