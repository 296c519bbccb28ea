"""The Jinja2 environment of generated files. Nothing is escaped by itself: each place names its writer."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cardstudio.takeaway.writers import FILTERS

SUFFIX = ".jinja"
# The share page's machine and decisions as one script (`frontend/jssdk/standalone/`).
SENDER = settings.BASE_DIR / "static" / "dist" / "standalone.js"


def render(name: str, **context: Any) -> str:
    """The generated file of `templates/takeaway/<name>.jinja`."""
    return _environment().get_template(f"{name}{SUFFIX}").render(context, sender=sender)


def sender() -> str:
    """The built script that sends. ASCII only, and no text of anybody's."""
    return SENDER.read_text(encoding="ascii")


@cache
def _environment() -> Environment:
    """Its marks are none of JavaScript, Python, shell, CSS or a mini-program's markup, whose own are `{{` and `{%`."""
    made = Environment(
        loader=FileSystemLoader(settings.BASE_DIR / "templates" / "takeaway"),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        variable_start_string="<<=",
        variable_end_string="=>>",
        block_start_string="<<%",
        block_end_string="%>>",
        comment_start_string="<<#",
        comment_end_string="#>>",
    )
    made.filters.update(FILTERS)
    return made
