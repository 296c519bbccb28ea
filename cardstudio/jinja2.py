"""The Jinja2 environment of all pages: addresses, icons, languages, dates; nothing here knows an app."""

from __future__ import annotations

import functools
import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils import formats, timezone, translation
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext, pgettext
from jinja2 import Environment
from markupsafe import Markup

from cardstudio.api.language import card_locale
from cardstudio.cards import json as card_json
from cardstudio.feishu.brands import in_brand

# What could end a script element, or a line of script in old browsers.
JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_ANY = UUID(int=0)
ICONS_FILE = settings.BASE_DIR / "static" / "dist" / "icons.json"


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this once."""
    env = Environment(extensions=["jinja2.ext.i18n"], **options)  # autoescape is switched on by the backend
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]
    env.globals.update(
        static=static,
        url=reverse_url,
        icon=icon,
        json_script=json_script,
        when=when,
        period=period,
        languages=[(code, tag(code), name) for code, name in settings.LANGUAGES],
    )
    env.filters.update(day=day, initial=initial, in_brand=in_brand)
    return env


def tag(code: str) -> str:
    """A language's name in HTML: "zh-Hans" for "zh-hans"."""
    return translation.to_locale(code).replace("_", "-")


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: its language for `<html lang>`, the chosen theme (empty = the system's)."""
    language = translation.get_language() or "en"
    theme = request.COOKIES.get("theme", "")
    return {
        "lang": tag(language),
        # The name of the language's tables: in the front end, of cards.
        "words": card_locale(),
        "theme": theme if theme in {"light", "dark"} else "",
        "user": getattr(request, "user", None),
        "simulator": settings.SIMULATOR_ORIGIN,
    }


def json_script(value: Any, element_id: str) -> Markup:
    """A value for the page's scripts: exact to the last digit, and unable to end its own element."""
    text = card_json.dump(value).translate(JSON_ESCAPES)
    return Markup('<script id="{}" type="application/json">{}</script>').format(element_id, Markup(text))


def static(path: str) -> str:
    """The address of a built file, under the build's own prefix."""
    return f"{settings.STATIC_URL}{path}"


def reverse_url(name: str, *args: Any, **kwargs: Any) -> str:
    if len(args) == 1 and isinstance(args[0], UUID) and not kwargs:
        return str(args[0]).join(_around(name, get_script_prefix()))
    return reverse(name, args=args or None, kwargs=kwargs or None)


@functools.cache
def _around(name: str, _prefix: str) -> list[str]:
    """What stands before and after the id in an address of one thing: a page of cards has hundreds of them."""
    return reverse(name, args=[_ANY]).split(str(_ANY))


@functools.cache
def _icons() -> dict[str, str]:
    icons: dict[str, str] = json.loads(ICONS_FILE.read_text())
    return icons


@functools.cache
def icon(name: str, css: str = "") -> Markup:
    """A Lucide icon, inline: decoration only, so hidden from screen readers. A page of cards shows hundreds.

    Raises KeyError for a name that `frontend/icons.txt` does not list.
    """
    return Markup('<svg class="i {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>').format(
        css, Markup(_icons()[name])
    )


def when(value: datetime, form: str = "moment", css: str = "") -> Markup:
    """A point in time, the only way a page shows one: `<time>` in our zone until `ui/time.ts` writes the visitor's.

    `form`: `moment` (to the minute), `day`, `deadline` (the zone named as well), `ago` (in words; a date after a week).
    """
    words = _ago(value) if form == "ago" else day(timezone.localtime(value)) if form == "day" else _moment(value)
    if form == "deadline":
        words = f"{words} {timezone.localtime(value):%Z}"
    title = Markup(' title="{}"').format(_moment(value)) if form == "ago" else ""
    style = Markup(' class="{}"').format(css) if css else ""
    return Markup('<time datetime="{}" data-form="{}"{}{}>{}</time>').format(
        value.isoformat(timespec="seconds"), form, style, title, words
    )


def period(start: datetime, end: datetime) -> Markup:
    """From one point in time to another, as `<time>` that `ui/time.ts` writes anew: no day is said twice."""
    first, last = timezone.localtime(start), timezone.localtime(end)
    if first.date() == last.date():
        clock = formats.date_format(last, "H:i")
        words = _moment(start) if clock == formats.date_format(first, "H:i") else f"{_moment(start)} – {clock}"
    else:
        words = f"{day(first)} – {day(last)}"
    return Markup('<time datetime="{}" data-until="{}" data-form="period">{}</time>').format(
        start.isoformat(timespec="seconds"), end.isoformat(timespec="seconds"), words
    )


def _ago(value: datetime) -> str:
    age = timezone.now() - value
    if age.days >= 7:
        return day(timezone.localtime(value))
    if age.total_seconds() < 60:
        return gettext("just now")
    return gettext("%(age)s ago") % {"age": timesince(value, depth=1)}


def _moment(value: datetime) -> str:
    return formats.date_format(timezone.localtime(value), f"{_day_format()} H:i")


def day(value: date) -> str:
    """A date, as the page's language writes it and as `ui/time.ts` does."""
    return formats.date_format(value, _day_format())


def _day_format() -> str:
    # Translators: Django's format characters: year, month, day.
    return translation.pgettext("format", "M j, Y")


def initial(name: str) -> str:
    """The letter of an avatar: the last character of a Chinese name, the first of any other."""
    text = name.strip() or "?"
    return text[-1] if "\u4e00" <= text[-1] <= "\u9fff" else text[0].upper()
