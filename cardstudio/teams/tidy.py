"""What does not stay for ever, kind by kind (`docs/configuration.md` has the same table for whoever runs the site).

What a team made or sent is no such kind: it stays until the team deletes it.
"""

from __future__ import annotations

from datetime import UTC

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cardstudio.accounts.models import ApiToken
from cardstudio.accounts.selectors import RECENT
from cardstudio.api.idempotency import answers_due
from cardstudio.chats.models import ChatList
from cardstudio.db.tidying import Kind, before, older
from cardstudio.library.models import ContentUse, TokenDay
from cardstudio.sharing.models import Attempt, AttemptReport, SentContent, ShareLink
from cardstudio.teams.audit.services import audit_due
from cardstudio.teams.models import AccessRequest, Invite, JoinRequest, Notice, RequestState
from cardstudio.teams.purge import teams_due, teams_purge
from cardstudio.teams.trash import gone_due, gone_remove, trash_due, trash_expire

#: Days in which what somebody asked for at an address is looked up; it takes a moment.
LOOKED_UP_DAYS = 1


def kinds() -> tuple[Kind, ...]:
    """All of them; what follows from another comes after it."""
    return (
        Kind.rows("trash", trash_due, trash_expire),
        Kind("cards deleted for good", lambda: gone_due().count(), gone_remove),
        Kind.rows("deleted chat lists", _chat_lists),
        Kind("deleted teams", lambda: teams_due().count(), lambda: sum(1 for _ in teams_purge())),
        Kind.rows("unused private links", _private_links),
        Kind.rows("reports of attempts", _reports),
        Kind.rows("contents no attempt has", _contents),
        Kind.rows("calls of programs", _calls),
        Kind.rows("days of tokens", _days),
        Kind.rows("sessions", _sessions),
        Kind.rows("keys before a rotation", _old_keys, lambda rows: rows.update(old_key_hash="", old_key_until=None)),
        Kind.rows("revoked tokens", _tokens),
        Kind.rows("ended invitations", _invites),
        Kind.rows("decided requests to join", _join_requests),
        Kind.rows("dealt-with notices", _notices),
        Kind.rows("requests nobody looked up", _access_requests),
        Kind.rows("kept answers", answers_due),
        Kind.rows("audit log", audit_due),
    )


def _chat_lists() -> QuerySet[ChatList]:
    linked = Exists(ShareLink.objects.filter(chat_list=OuterRef("pk")))
    return ChatList.objects.filter(~linked, older(settings.TRASH_KEPT_DAYS, "deleted_at"))


def _private_links() -> QuerySet[ShareLink]:
    """Made by the button "Send" for a page that nobody sent from."""
    used = Exists(Attempt.objects.filter(link=OuterRef("pk")))
    ended = older(settings.UNUSED_LINKS_KEPT_DAYS, "expires_at", "revoked_at")
    return ShareLink.objects.filter(~used, ended, private=True)


def _reports() -> QuerySet[AttemptReport]:
    """As pages sent them, word for word; what they said stands in the attempt."""
    return AttemptReport.objects.filter(older(settings.REPORTS_KEPT_DAYS, "at"))


def _contents() -> QuerySet[SentContent]:
    return SentContent.objects.filter(~Exists(Attempt.objects.filter(sent=OuterRef("pk"))))


def _calls() -> QuerySet[ContentUse]:
    return ContentUse.objects.filter(older(settings.CALLS_KEPT_DAYS, "last_at"))


def _days() -> QuerySet[TokenDay]:
    return TokenDay.objects.filter(day__lte=(timezone.now() - RECENT).astimezone(UTC).date())


def _sessions() -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=timezone.now())


def _old_keys() -> QuerySet[ApiToken]:
    return ApiToken.objects.exclude(old_key_hash="").filter(old_key_until__lt=timezone.now())


def _tokens() -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(older(settings.ENDED_KEPT_DAYS, "revoked_at"))


def _invites() -> QuerySet[Invite]:
    return Invite.objects.filter(older(settings.ENDED_KEPT_DAYS, "expires_at", "revoked_at"))


def _join_requests() -> QuerySet[JoinRequest]:
    decided = older(settings.ENDED_KEPT_DAYS, "decided_at") | (
        Q(decided_at=None) & older(settings.ENDED_KEPT_DAYS, "created_at")
    )
    return JoinRequest.objects.filter(decided).exclude(state=RequestState.PENDING)


def _notices() -> QuerySet[Notice]:
    return Notice.objects.filter(older(settings.ENDED_KEPT_DAYS, "done_at", "read_at"))


def _access_requests() -> QuerySet[AccessRequest]:
    return AccessRequest.objects.filter(created_at__lt=before(LOOKED_UP_DAYS))
