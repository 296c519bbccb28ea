"""Recording what a share page reports about its attempts (contracts §share).

A report may come twice, late, out of order or be forged. What was once final stays; whatever contradicts it is kept in
the log and changes nothing.
"""

from __future__ import annotations

from enum import Enum
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Membership, User
from cardstudio.api.errors import ApiError
from cardstudio.cards import json as card_json
from cardstudio.chats.services import chats_outcome
from cardstudio.feishu.errors import blames_chats
from cardstudio.library.sendings import sending_note
from cardstudio.sharing.attempts.reports import AttemptState
from cardstudio.sharing.attempts.sendings import ARRIVED, sending_of
from cardstudio.sharing.attempts.sums import Ended, attempt_count
from cardstudio.sharing.content.card_content import content_of
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery, SentContent, ShareLink

# A state only moves on from these; the others are final.
OPEN_STATES = {Attempt.State.STARTED, Attempt.State.UNKNOWN}
# Kept per attempt: enough to see what went on, too few to fill the disk with.
MAX_CONTRADICTIONS = 20


class Outcome(Enum):
    """What became of a report, with its HTTP status."""

    RECORDED = 201
    REPEATED = 200
    CONTRADICTED = 409


def attempt_report(*, link: ShareLink, report: AttemptState, sender: User | None = None) -> tuple[Attempt, Outcome]:
    """Record one report of a share page; anonymous by design, so nothing may ever be allowed because of it.

    `sender` is the signed-in visitor, if there is one.

    Raises:
        ApiError: 400 when `report.values` are not the visitor's to give; 403 for a new attempt where a link has as many
            as it may: what anybody may write must not fill the disk.
    """
    content = content_of(link, report.values, without=report.without)
    try:
        with transaction.atomic():
            return _record(link, report, sender, content.card_content)
    except IntegrityError:
        # The same report arrived twice at once, and the other one made the row.
        with transaction.atomic():
            return _record(link, report, sender, content.card_content)


def _record(
    link: ShareLink, report: AttemptState, sender: User | None, card_content: dict[str, object]
) -> tuple[Attempt, Outcome]:
    known = Attempt.objects.select_for_update().filter(link=link, attempt=report.attempt, batch=report.batch).first()
    if known is None:
        _require_room(link, sender)
        attempt = Attempt(
            link=link,
            team_id=link.team_id,
            template_id=link.template_id,
            attempt=report.attempt,
            batch=report.batch,
            sender=sender,
            version=link.version,
            sent=_kept_once(link, card_content),
            values=report.values,
            client=report.client,
        )
        _apply(attempt, report, sender, before=None)
        return attempt, Outcome.RECORDED
    body = report.to_dict()
    if any(earlier.body == body for earlier in known.reports.filter(accepted=True)):
        return known, Outcome.REPEATED
    if _moves_on(known.state, report.state):
        _apply(known, report, sender, before=Ended.of(known.state, known.err_code))
        return known, Outcome.RECORDED
    if known.reports.filter(accepted=False).count() < MAX_CONTRADICTIONS:
        # The attempt keeps the answer it believed; this one is kept with what it contradicts.
        told = {**body, "raw": report.raw} if report.raw else body
        AttemptReport.objects.create(attempt=known, body=told, accepted=False)
    return known, Outcome.CONTRADICTED


def _require_room(link: ShareLink, sender: User | None) -> None:
    """Refuse one attempt too many: of nobody known on this link, or of one person."""
    most = settings.SHARE_ATTEMPTS_PER_LINK if sender is None else settings.SHARE_ATTEMPTS_PER_PERSON
    made = Attempt.objects.filter(link=link, sender=sender).order_by().values("pk")
    # Counted no further than the limit, and along an index.
    if made[most - 1 : most].exists():
        raise ApiError("attempts_full", _("This link was used too often. Ask for a new one."), status=403)


def _kept_once(link: ShareLink, card_content: dict[str, object]) -> SentContent:
    digest = sha256(card_json.encode(card_content)).hexdigest()
    key = {"team_id": link.team_id, "digest": digest}
    SentContent.objects.bulk_create([SentContent(**key, content=card_content)], ignore_conflicts=True)
    return SentContent.objects.only("pk").get(**key)


def _moves_on(before: str, after: str) -> bool:
    if before not in OPEN_STATES or after == Attempt.State.STARTED:
        return False
    return before != after


def _apply(attempt: Attempt, report: AttemptState, sender: User | None, before: Ended | None) -> None:
    attempt.state = report.state
    attempt.err_code = report.err_code
    attempt.err_msg = report.err_msg
    attempt.raw = report.raw
    if report.state not in OPEN_STATES:
        attempt.ended_at = timezone.now()
    attempt.save()
    again = {"attempt": attempt, "team_id": attempt.team_id, "at": attempt.started_at}
    Delivery.objects.bulk_create(Delivery(**again, **vars(delivery)) for delivery in report.deliveries)
    AttemptReport.objects.create(attempt=attempt, body=report.to_dict(), accepted=True)
    if report.state in ARRIVED:
        sending_note(template=attempt.link.template_id, sender=attempt.sender, sending=sending_of(attempt))
    if sender is not None and Membership.objects.filter(user=sender, team=attempt.team_id).exists():
        _mark_chats(attempt.link, report)
    attempt_count(attempt=attempt, before=before)


def _mark_chats(link: ShareLink, report: AttemptState) -> None:
    """The team's lists show which chats could not be reached last, and which to look at: as its own members' pages say.

    A report can be forged by whoever holds the link, so nobody else's moves a mark. A chat is not blamed for a card or
    a page that the client refused.
    """
    named = [delivery for delivery in report.deliveries if delivery.open_chat_id and delivery.status is not None]
    arrived = [delivery.open_chat_id for delivery in named if delivery.open_chat_id and delivery.status == 0]
    failed = [delivery.open_chat_id for delivery in named if delivery.open_chat_id and delivery.status != 0]
    if not blames_chats(report.err_code):
        failed = []
    if link.mode == ShareLink.Mode.PEOPLE and report.state == Attempt.State.SENT:
        # The client names chats; all of the people got it.
        arrived += [person["open_id"] for person in link.people]
    if arrived or failed or report.suspects:
        chats_outcome(team=link.team, app=link.app, arrived=arrived, failed=failed, suspected=report.suspects)
