"""How a program is told that the open platform can't be asked now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.feishu.brands import in_brand
from cardstudio.feishu.client import PlatformError

RETRY_SECONDS = 3


def unavailable(error: PlatformError, brand: str, *, status: int = 503) -> ApiError:
    """The error to raise: `platform_unavailable` with when to try again, which makes any status a 503."""
    message = in_brand(_("Feishu could not be reached. Try again in a moment."), brand)
    if error.retry_after is not None:
        return ApiError("platform_unavailable", message, status=503, retry_after=error.retry_after)
    after = RETRY_SECONDS if status == 503 else None
    return ApiError("platform_unavailable", message, status=status, retry_after=after)
