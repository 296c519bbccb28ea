"""The rows a search looks at. Whatever changes the words of a card writes its row anew, in its own transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

import structlog
from django.db import transaction

from cardstudio.cards.outline import text_for_people
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Draft, SearchText, Tag, Template
from cardstudio.library.search.tokens import normal, tokens_of

log = structlog.get_logger(__name__)

#: Cards that are held at a time while all are looked at.
BATCH = 200
_WRITTEN = ("name", "about", "body", "tokens")


def search_index(template: UUID, *, body: str | None = None) -> None:
    """Write a card's row; `body` is what its draft says, where that is new.

    For after the card itself was written: then nobody else is at it, and what is read here is what holds.
    """
    team, name, description = Template.objects.values_list("team", "name", "description").get(pk=template)
    tags = Tag.objects.filter(templates=template).values_list("name", flat=True)
    said = _kept(template) if body is None else normal(body)
    _write([row_of(template, team=team, name=name, about=(description, *tags), body=said)])


def row_of(template: UUID, *, team: UUID, name: str, about: Iterable[str], body: str) -> SearchText:
    """What a card is found by. `about`: what people wrote beside it; `body` is `normal`."""
    called, beside = normal(name), normal("\n".join(sorted(about)))
    tokens = tokens_of(team=team.hex, name=called, texts=(beside, body))
    return SearchText(template_id=template, name=called, about=beside, body=body, tokens=tokens)


def _kept(template: UUID) -> str:
    """What the draft says, as it stands in the row; an earlier program makes none during an upgrade."""
    kept = SearchText.objects.filter(template=template).values_list("body", flat=True).first()
    return _said(Draft.objects.values_list("document", flat=True).get(template=template)) if kept is None else kept


def _said(document: JSONObject) -> str:
    return normal(text_for_people(document).text)


def _write(rows: Iterable[SearchText]) -> None:
    SearchText.objects.bulk_create(rows, update_conflicts=True, unique_fields=["template"], update_fields=_WRITTEN)


def search_reindex() -> int:
    """Write anew the rows that do not say what their card says; how many. Each is named in the log."""
    wrong = 0
    for batch in _batches():
        with transaction.atomic():
            found = Template.objects.filter(pk__in=batch).order_by("pk").select_for_update(of=("self",))
            rows = [row for template in found.prefetch_related("tags", "draft") if (row := _row_due(template))]
            _write(rows)
        for row in rows:
            log.warning("library.search_was_wrong", template=str(row.template_id))
        wrong += len(rows)
    return wrong


def _batches() -> Iterator[list[UUID]]:
    cards = Template.objects.exclude(draft=None).filter(gone_at=None).order_by("pk").values_list("pk", flat=True)
    batch = list(cards[:BATCH])
    while batch:
        yield batch
        batch = list(cards.filter(pk__gt=batch[-1])[:BATCH])


def _row_due(template: Template) -> SearchText | None:
    about = (template.description, *(tag.name for tag in template.tags.all()))
    said = _said(template.draft.document)
    row = row_of(template.pk, team=template.team_id, name=template.name, about=about, body=said)
    kept = SearchText.objects.filter(template=template).values(*_WRITTEN).first()
    return None if kept == {field: getattr(row, field) for field in _WRITTEN} else row
