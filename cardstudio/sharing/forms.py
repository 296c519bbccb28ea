"""The form behind "Share"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from cardstudio.sharing.blanks import Blank, problems_of, read_typed
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

    def __init__(self, data: Any = None, *, blanks: Sequence[Blank] = ()) -> None:
        super().__init__(data)
        self.blanks = blanks
        for option in OPTIONS:
            self.fields[option.name] = _field(option)
        for blank in blanks:
            self.fields[f"value:{blank.name}"] = forms.CharField(required=False, strip=False)
            if blank.may_be_open:
                self.fields[f"open:{blank.name}"] = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        self.values: dict[str, Any] = {}
        for blank in self.blanks:
            text = self.cleaned_data.get(f"value:{blank.name}", "")
            # An empty control says nothing: the default holds.
            if text == "":
                continue
            try:
                self.values[blank.name] = read_typed(blank, text)
            except ValueError as error:
                self.add_error(f"value:{blank.name}", str(error))
        for name, sentences in problems_of(self.blanks, self.values).items():
            for sentence in sentences:
                self.add_error(f"value:{name}", sentence)
        return self.cleaned_data

    def open_variables(self) -> list[str]:
        """Names of the blanks that are left to the sender."""
        return [blank.name for blank in self.blanks if self.cleaned_data.get(f"open:{blank.name}")]

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

    def wrong(self, name: str) -> list[str]:
        """What is wrong with a control's value, in sentences."""
        return [str(sentence) for sentence in self.errors.get(name, [])] if self.is_bound else []


def _field(option: Option) -> forms.Field:
    if option.kind == "switch":
        return forms.BooleanField(required=False, initial=option.default)
    if option.kind == "choice":
        return forms.TypedChoiceField(choices=SELECT_TYPES, coerce=int, initial=option.default)
    return forms.CharField(required=False, max_length=TEXT_LENGTH, initial=option.default)
