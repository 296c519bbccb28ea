"""The form behind "Share"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cardstudio.sharing.options import OPTIONS, SELECT_TYPES, TEXT_LENGTH, Option

# Days a link lives; 0 = until it is revoked.
LIVES = (
    (1, gettext_lazy("1 day")),
    (7, gettext_lazy("7 days")),
    (30, gettext_lazy("30 days")),
    (0, gettext_lazy("Until it is revoked")),
)
DEFAULT_LIFE = 7


class ShareForm(forms.Form):
    """How the card may be sent. One field per option of the chat picker, under the option's own name."""

    with_additional_message = forms.BooleanField(required=False, initial=True)
    life = forms.TypedChoiceField(choices=LIVES, coerce=int, initial=DEFAULT_LIFE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for option in OPTIONS:
            self.fields[option.name] = _field(option)

    def picker(self) -> dict[str, Any]:
        """The chosen options of the chat picker."""
        return {option.name: self.cleaned_data[option.name] for option in OPTIONS}

    def expires_at(self) -> datetime | None:
        days: int = self.cleaned_data["life"]
        return timezone.now() + timedelta(days=days) if days else None

    def held(self, name: str) -> Any:
        """What a control shows: what was sent, or where it starts."""
        value = self[name].value()
        return "" if value is None else value


def _field(option: Option) -> forms.Field:
    if option.kind == "switch":
        return forms.BooleanField(required=False, initial=option.default)
    if option.kind == "choice":
        return forms.TypedChoiceField(choices=SELECT_TYPES, coerce=int, initial=option.default)
    return forms.CharField(required=False, max_length=TEXT_LENGTH, initial=option.default)
