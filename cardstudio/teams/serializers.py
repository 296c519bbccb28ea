"""Shapes of the REST answers and requests about teams and their people (contracts §rest)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cardstudio.accounts.models import Door, Membership, Role, Scope, Team
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import NAME_LENGTH
from cardstudio.api.fields import NameField
from cardstudio.teams.selectors import grace, tokens_made

ROLES = serializers.ChoiceField(choices=Role.choices)
ROLE_OR_NONE = serializers.ChoiceField(choices=Role.choices, allow_null=True)


def role_in(actor: Actor, team: Team) -> str | None:
    """The caller's role in one of their teams; a program has none."""
    role = actor.roles().get(team.pk)
    return None if role is None else role.value


class TeamOut(serializers.Serializer[Any]):
    """A team, and what the caller may do there. `personal`: the caller's own, made with the account."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    personal = serializers.SerializerMethodField()
    role = serializers.SerializerMethodField(help_text="Null for a token, which has scopes (`me/`).")

    def get_personal(self, team: Team) -> bool:
        return bool(team.personal_of_id == self.context["actor"].user.pk)

    @extend_schema_field(ROLE_OR_NONE)
    def get_role(self, team: Team) -> str | None:
        return role_in(self.context["actor"], team)


class TeamDetailOut(TeamOut):
    """`door`: how colleagues get in without an invitation. `viewers_send`: whether viewers send released cards in their
    own name. `members`: how many."""

    door = serializers.ChoiceField(choices=Door.choices)
    viewers_send = serializers.BooleanField()
    members = serializers.IntegerField(source="size")
    created_at = serializers.DateTimeField()


class JoinableTeamOut(serializers.Serializer[Any]):
    """A team whose door a colleague sees: its size, who owns it, and nothing inside."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    members = serializers.IntegerField(source="size")
    owners = serializers.SerializerMethodField()
    door = serializers.ChoiceField(choices=Door.choices)

    def get_owners(self, team: Team) -> list[str]:
        return [membership.user.name for membership in team.owning]  # type: ignore[attr-defined]  # prefetched


class DeletedTeamOut(serializers.Serializer[Any]):
    """A team its owners may still take back, `until` then."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    deleted_at = serializers.DateTimeField()
    until = serializers.SerializerMethodField()

    @extend_schema_field(serializers.DateTimeField())
    def get_until(self, team: Team) -> Any:
        assert team.deleted_at is not None
        return serializers.DateTimeField().to_representation(team.deleted_at + grace())


class TeamIn(serializers.Serializer[Any]):
    name = NameField(max_length=NAME_LENGTH)
    door = serializers.ChoiceField(choices=Door.choices, default=Door.ASK)


class TeamChange(serializers.Serializer[Any]):
    name = NameField(max_length=NAME_LENGTH, required=False)
    door = serializers.ChoiceField(choices=Door.choices, required=False)
    viewers_send = serializers.BooleanField(required=False)


class MeTeamOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    role = ROLE_OR_NONE


class MeTokenOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.ChoiceField(choices=Scope.choices))
    expires_at = serializers.DateTimeField(allow_null=True)


class MeOut(serializers.Serializer[Any]):
    """Who asks. `id` is the `user` of members; `locale` the language answers are in; `token` the one that was sent."""

    id = serializers.UUIDField()
    name = serializers.CharField()
    avatar_url = serializers.CharField()
    locale = serializers.CharField()
    token = MeTokenOut(allow_null=True)
    teams = MeTeamOut(many=True)


class MemberOut(serializers.ModelSerializer[Membership]):
    user = serializers.UUIDField(source="user_id")
    name = serializers.CharField(source="user.name")
    avatar_url = serializers.CharField(source="user.avatar_url")

    class Meta:
        model = Membership
        fields: tuple[str, ...] = ("user", "name", "avatar_url", "role", "joined_at")


class EndsOut(serializers.Serializer[Any]):
    """Own links and invitations that end with a membership: how many."""

    links = serializers.IntegerField()
    invites = serializers.IntegerField()


class MemberDetailOut(MemberOut):
    """`tokens`: how many living tokens the member made, which stay."""

    ends = serializers.SerializerMethodField()
    tokens = serializers.SerializerMethodField()

    class Meta(MemberOut.Meta):
        fields = (*MemberOut.Meta.fields, "ends", "tokens")

    @extend_schema_field(EndsOut(allow_null=True))
    def get_ends(self, membership: Membership) -> Any:
        ends = self.context["ends"]
        return None if ends is None else EndsOut(ends).data

    def get_tokens(self, membership: Membership) -> int | None:
        return None if self.context["ends"] is None else tokens_made(membership)


class MemberChange(serializers.Serializer[Any]):
    role = ROLES


class TransferIn(serializers.Serializer[Any]):
    user = serializers.UUIDField()
