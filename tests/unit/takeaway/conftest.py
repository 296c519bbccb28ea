"""A card whose every text tries to leave the program it is written into."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.takeaway.subject import Subject

# Ends of strings, comments, scripts, templates, expansions; line breaks of every kind; characters beyond 16 bits.
EVIL = (
    "</script><!-- '\"\"\" ''' `${1}` $(id) \\ \\u0027 {{a}} {% b %} <<= 1 =>> --> */ # //\r\n\t\u2028\u2029\x7f\x00 "
    '😀 EOF\nJSON\n%s %d !!"'
)


def card() -> dict[str, Any]:
    """Nested, with a number no float holds and the one key JavaScript treats apart."""
    return {
        "schema": "2.0",
        "header": {"title": {"tag": "plain_text", "content": EVIL}, "template": "blue"},
        "body": {"elements": [{"tag": "markdown", "content": EVIL, "__proto__": {"a": 1}, "x": [True, None, 0.1, -3]}]},
    }


@pytest.fixture
def subject() -> Subject:
    content = {"msg_type": "interactive", "update_multi": True, "card": card()}
    return Subject(content, name=EVIL, app_id="cli_a1b2c3")
