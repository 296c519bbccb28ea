from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from cardstudio.feishu.config import AppConfig, app_config
from tests.unit.feishu.platform_stub import PlatformStub, platform_stub


@pytest.fixture
def platform() -> Iterator[PlatformStub]:
    with platform_stub() as stub:
        yield stub


@pytest.fixture
def app(settings, platform: PlatformStub) -> AppConfig:
    """An app whose open platform is the stub, with nothing cached and room for everybody to wait."""
    cache.clear()
    settings.WEB_THREADS = 200
    settings.SIMULATOR_ORIGIN = platform.origin
    return app_config(brand="feishu", app_id="cli_test", secret="test-secret")
