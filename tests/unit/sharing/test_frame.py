from __future__ import annotations

import pytest

from cardstudio.sharing.content.frame import Frame, frame_of
from tests.sharing_fixtures import CARD


def test_it_works():
    assert frame_of(CARD) == Frame("Release review", "Gateway 3.2 goes out on Monday", "blue")


@pytest.mark.parametrize("header", [None, 5, [], {"template": 5}, {"template": "no-such-colour"}, {"title": 5}])
def test_any_header_is_survived(header: object):
    """`color` becomes a class name, so only the platform's own words may pass."""
    assert frame_of({"header": header}) == Frame("", "", "default")
