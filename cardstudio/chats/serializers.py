"""What the chat list endpoints take and answer."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cardstudio.api.fields import NameField
from cardstudio.chats.entries import MOST, NAME_LENGTH
from cardstudio.chats.models import Chat, ChatList


class ChatListOut(serializers.ModelSerializer[ChatList]):
    """A named list of chats, or of people. `size`: how many it holds; `stale`: how many the last card did not reach."""

    team = serializers.UUIDField(source="team_id")
    size = serializers.IntegerField()
    stale = serializers.IntegerField()

    class Meta:
        model = ChatList
        fields = ("id", "team", "kind", "name", "size", "stale", "created_at")


class ChatListIn(serializers.Serializer[Any]):
    name = NameField(max_length=120)
    team = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(choices=ChatList.Kind.choices, default=ChatList.Kind.CHATS)


class NameIn(serializers.Serializer[Any]):
    name = NameField(max_length=120)


class MoveIn(serializers.Serializer[Any]):
    team = serializers.UUIDField()


class CopyIn(MoveIn):
    name = NameField(max_length=120, required=False, allow_blank=True, default="")


class ChatOut(serializers.ModelSerializer[Chat]):
    """On a list of chats `open_chat_id` is set, on one of people `open_id`; the other is empty."""

    avatar = serializers.CharField(help_text="The address of a picture, or empty.")

    class Meta:
        model = Chat
        fields = ("open_chat_id", "open_id", "name", "avatar", "external", "stale_since", "suspect_since")


class ChatIn(serializers.Serializer[Any]):
    open_chat_id = NameField(max_length=200, required=False)
    open_id = NameField(max_length=200, required=False)
    name = NameField(max_length=NAME_LENGTH, required=False, allow_blank=True, default="")
    external = serializers.BooleanField(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("open_chat_id" in attrs) == ("open_id" in attrs):
            raise serializers.ValidationError("Give either open_chat_id or open_id.")
        return attrs


class ChatsIn(serializers.Serializer[Any]):
    chats = serializers.ListField(child=ChatIn(), max_length=max(MOST.values()), allow_empty=False)


class ChatChange(serializers.Serializer[Any]):
    name = NameField(max_length=NAME_LENGTH, required=False, allow_blank=True)
    external = serializers.BooleanField(required=False)


class AddedOut(serializers.Serializer[Any]):
    """Ids by what became of them: `known` were on the list already, `changed` too and took what is new, `refused` do
    not belong on it; `reasons` says why, by id."""

    added = serializers.ListField(child=serializers.CharField())
    changed = serializers.ListField(child=serializers.CharField())
    known = serializers.ListField(child=serializers.CharField())
    refused = serializers.ListField(child=serializers.CharField())
    reasons = serializers.DictField(child=serializers.CharField())


class IdsIn(serializers.Serializer[Any]):
    ids = serializers.ListField(
        child=serializers.CharField(max_length=64), max_length=max(MOST.values()), allow_empty=False
    )


class RemovedOut(serializers.Serializer[Any]):
    """How many were there; `undo` brings exactly these back, for a day."""

    removed = serializers.IntegerField()
    undo = serializers.CharField()


class UndoIn(serializers.Serializer[Any]):
    undo = serializers.CharField(max_length=200_000)


class CountOut(serializers.Serializer[Any]):
    """How many changed; null where the platform would not say."""

    changed = serializers.IntegerField(allow_null=True)


class SigningIn(serializers.Serializer[Any]):
    """`after`: the code of a configuration that failed, for another try."""

    url = serializers.CharField(max_length=2048, trim_whitespace=False)
    after = serializers.IntegerField(required=False, allow_null=True, default=None)
