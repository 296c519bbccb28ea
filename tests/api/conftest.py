"""Of all tests of endpoints: whatever they ask for, the answer is as the API's description says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.api.described import require_described


@pytest.fixture(autouse=True)
def answers_as_described(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Callable[..., Any] = Client.request

    def request(self: Client, **options: Any) -> Any:
        answer = asked(self, **options)
        if options.get("PATH_INFO", "").startswith("/api/v1/"):
            require_described(answer)
        return answer

    monkeypatch.setattr(Client, "request", request)
