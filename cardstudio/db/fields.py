"""Field types shared by the apps."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cardstudio.cards import json as card_json
from cardstudio.sealing import seal, unseal


class JsonTextField(models.TextField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A JSON value kept as *text*.

    JSONField would not do: jsonb reorders keys and refuses `\\u0000` (contracts §store), and a card must come back
    value for value.
    """

    # Read by the type checker only: a JSON value goes in and comes out, not a str.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return None if value is None else card_json.load(value)

    def to_python(self, value: Any) -> Any:
        return value

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else card_json.dump(value)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if value is None and not self.null:
            raise ValidationError(self.error_messages["null"], code="null")

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # the stubs' get/set types are fixed to str
    """Text that is plain in Python and sealed in the database; see :mod:`cardstudio.sealing`."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else unseal(value, "secrets")

    def get_prep_value(self, value: str | None) -> str | None:
        return None if value is None else seal(value, "secrets")
