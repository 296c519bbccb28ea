"""The form behind "New link"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.chats.models import ChatList
from cardstudio.sharing.content.blanks import Blank, typed_values
from cardstudio.sharing.links.link_defaults import LIFE_DAYS
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.picker import OPTIONS, PEOPLE_ONLY, SELECT_TYPES, TEXT_LENGTH, Option
from cardstudio.sharing.models import ShareLink

Mode = ShareLink.Mode
Audience = ShareLink.Audience
# Days a link lives; 0 = until it is revoked.
LIVES = (
    (1, gettext_lazy("1 day")),
    (7, gettext_lazy("7 days")),
    (30, gettext_lazy("30 days")),
    (0, gettext_lazy("Until it is revoked")),
)
# A trigger comes with the launch of a page, never with a link.
MODES = (Mode.CHOOSE, Mode.LIST, Mode.PEOPLE)
MOST_USES = 1_000_000


class ShareForm(forms.Form):
    """How the card may be sent. One field per option of the chat picker, under the option's own name.

    Args:
        defaults: where it starts.
        chat_lists: the team's lists, of chats and of people.
        tenant: the maker's organisation; without one no link can be for its people.
    """

    mode = forms.ChoiceField(choices=[(mode, mode) for mode in MODES], initial=Mode.CHOOSE)
    with_additional_message = forms.BooleanField(required=False)
    life = forms.TypedChoiceField(choices=LIVES, coerce=int, initial=LIFE_DAYS)
    use_limit = forms.IntegerField(required=False, min_value=1, max_value=MOST_USES)
    follow = forms.BooleanField(required=False)
    # Set by the second question, which is asked only of links that reach people outside.
    outsiders_agreed = forms.BooleanField(required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        defaults: LinkOptions,
        blanks: Sequence[Blank] = (),
        chat_lists: Sequence[ChatList] = (),
        tenant: str = "",
    ) -> None:
        super().__init__(data)
        self.blanks = blanks
        self.lists = {kind: [kept for kept in chat_lists if kept.kind == kind] for kind in ChatList.Kind}
        for mode, kind in ((Mode.LIST, ChatList.Kind.CHATS), (Mode.PEOPLE, ChatList.Kind.PEOPLE)):
            choices = [(str(kept.pk), kept.name) for kept in self.lists[kind]]
            self.fields[_list_field(mode)] = forms.ChoiceField(choices=choices, required=False)
        audiences = [choice for choice in Audience if tenant or choice != Audience.TENANT]
        self.fields["with_additional_message"].initial = defaults.with_additional_message
        self.fields["audience"] = forms.ChoiceField(
            choices=[(name, name) for name in audiences], initial=defaults.audience
        )
        for option in OPTIONS:
            self.fields[option.name] = _field(option)
        for blank in blanks:
            self.fields[f"value:{blank.name}"] = forms.CharField(required=False, strip=False)
            if blank.may_be_open:
                is_open = blank.name in defaults.open_variables
                self.fields[f"open:{blank.name}"] = forms.BooleanField(required=False, initial=is_open)

    def clean(self) -> dict[str, Any]:
        self._clean_targets()
        self._clean_values()
        return self.cleaned_data

    def _clean_targets(self) -> None:
        mode = self.cleaned_data.get("mode")
        if mode in (Mode.LIST, Mode.PEOPLE) and not self.cleaned_data.get(_list_field(mode)):
            self.add_error(_list_field(mode), _("Choose a list."))
        if mode != Mode.CHOOSE:
            return
        if self.cleaned_data.get("selectType") == PEOPLE_ONLY and self.cleaned_data.get("allowCreateGroup"):
            self.add_error("allowCreateGroup", _("No group can be made where only people are listed."))

    def _clean_values(self) -> None:
        texts = {blank.name: self.cleaned_data.get(f"value:{blank.name}", "") for blank in self.blanks}
        self.values, wrong = typed_values(self.blanks, texts)
        for name, sentences in wrong.items():
            for sentence in sentences:
                self.add_error(f"value:{name}", sentence)

    def show_refused(self, fields: Mapping[str, Sequence[str]]) -> None:
        """Put what the making of the link was refused for beside the blanks it is about."""
        for name, sentences in fields.items():
            control = name.replace("values.", "value:", 1)
            if control in self.fields:
                self.add_error(control, list(sentences))

    def options(self) -> LinkOptions:
        """What was chosen; fields of another mode than the chosen one don't count."""
        cleaned = self.cleaned_data
        return LinkOptions(
            **self._targets(),
            with_additional_message=cleaned["with_additional_message"],
            audience=cleaned["audience"],
            expires_at=self._expires_at(),
            use_limit=cleaned["use_limit"] if cleaned["mode"] == Mode.CHOOSE else None,
            values=self.values,
            open_variables=[blank.name for blank in self.blanks if cleaned.get(f"open:{blank.name}")],
            follow=cleaned["follow"],
        )

    def _targets(self) -> dict[str, Any]:
        mode = self.cleaned_data["mode"]
        if mode == Mode.CHOOSE:
            given = {option: self.cleaned_data[option.name] for option in OPTIONS}
            # A control that was not sent says nothing: the default holds.
            picker = {option.name: option.default if value == "" else value for option, value in given.items()}
            return {"mode": mode, "picker": picker}
        chosen = self.cleaned_data[_list_field(mode)]
        lists = [kept for kind in self.lists.values() for kept in kind]
        return {"mode": mode, "chat_list": next(kept for kept in lists if str(kept.pk) == chosen)}

    def _expires_at(self) -> datetime | None:
        days: int = self.cleaned_data["life"]
        return timezone.now() + timedelta(days=days) if days else None

    def held(self, name: str) -> Any:
        """What a control shows: what was sent, or where it starts."""
        value = self[name].value()
        return "" if value is None else value

    def wrong(self, name: str) -> list[str]:
        """What is wrong with a control's value, in sentences."""
        return [str(sentence) for sentence in self.errors.get(name, [])] if self.is_bound else []


def _list_field(mode: str) -> str:
    return "people_list" if mode == Mode.PEOPLE else "chat_list"


def _field(option: Option) -> forms.Field:
    if option.kind == "switch":
        return forms.BooleanField(required=False, initial=option.default)
    if option.kind == "choice":
        return forms.TypedChoiceField(choices=SELECT_TYPES, coerce=int, initial=option.default, required=False)
    return forms.CharField(required=False, max_length=TEXT_LENGTH, initial=option.default)
