"""Reading the query of an API call."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request


def choice_param(request: Request, name: str, choices: Collection[str]) -> str:
    """The word given as `?name=`, or "" where the query does not say.

    Raises:
        ValidationError: it is none of `choices` (400, with the parameter's name among the fields).
    """
    text = request.query_params.get(name, "")
    if text and text not in choices:
        raise ValidationError({name: [_("This is one of: %(words)s.") % {"words": ", ".join(choices)}]})
    return text


def uuid_param(request: Request, name: str) -> UUID | None:
    """The id given as `?name=`, or None where the query does not say.

    Raises:
        ValidationError: it is no id (400, with the parameter's name among the fields).
    """
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise ValidationError({name: [_("This is no id.")]}) from None
