from __future__ import annotations

import pytest

from tests.api.security.world import World, build
from tests.conftest import People
from tests.sharing_fixtures import platform

__all__ = ["platform"]


@pytest.fixture
def world(people: People, platform: object) -> World:
    return build(people)
