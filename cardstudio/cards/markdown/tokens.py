"""The shape of tokens: JSON objects, as they stand in the vectors and in ``frontend/card/markdown/tokens.ts``."""

from __future__ import annotations

from typing import Any

#: ``{"type": …}`` and what that type has: ``text``, ``children``, ``href``, ``attributes`` …
Token = dict[str, Any]
