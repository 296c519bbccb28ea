"""Taking files into a team's library. Nothing is lost: what is replaced is kept as a version, what can't be taken is
named, and where both sides changed a card both stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards.library.files import Files, is_block
from cardstudio.library.models import Folder, KeptFor, Template
from cardstudio.library.portable.blocks import blocks_taken
from cardstudio.library.portable.entries import Entry, Unfit, entries_of
from cardstudio.library.portable.facts import Facts, Mark, mark_named, mark_of
from cardstudio.library.portable.outcomes import Did, Kept, OutcomeJson
from cardstudio.library.portable.plan import Create, InTrash, Meet, Step, plan
from cardstudio.library.services import (
    draft_save,
    folder_create,
    starting_point_set,
    template_archive,
    template_create,
    template_update,
)
from cardstudio.library.versions import document_keep

#: Facts that are no texts of the template's own.
_BY_ITSELF = frozenset({"archived", "folder", "starting_point"})


def library_import(
    *, actor: Actor, team: Team, files: Files, dry_run: bool = False, most: int | None = None
) -> list[OutcomeJson]:
    """Take in the cards of some files, in order of their paths, and then the blocks; each is taken whole or not at all.

    Args:
        dry_run: say what would be done, and change nothing.
        most: cards that are taken at once.

    Raises:
        ApiError: 400 `too_many` for more than `most`.
        Http404, PermissionDenied: as `policy.require`.
    """
    require(actor, "edit", team)
    entries = list(entries_of({path: data for path, data in files.items() if not is_block(path)}))
    blocks = {path: data for path, data in files.items() if is_block(path)}
    count = len(entries) + len(blocks)
    if most is not None and count > most:
        message = _("These are %(count)d cards and blocks. At most %(most)d are taken at once.")
        raise ApiError("too_many", message % {"count": count, "most": most})
    done = [_told(step) if dry_run else _done(actor, team, step) for step in plan(actor, team, entries)]
    done += blocks_taken(actor=actor, team=team, files=blocks, dry_run=dry_run)
    counts = {did: sum(outcome["did"] == did for outcome in done) for did in ("created", "updated", "both")}
    if not dry_run and any(counts.values()):
        audit(actor=actor, team=team, action="library.imported", target=team, name=team.name, **counts)
    return done


def _done(actor: Actor, team: Team, step: Step) -> OutcomeJson:
    try:
        return _carried_out(actor, team, step)
    except IntegrityError:
        if not isinstance(step, Create):
            raise
        # Another import made the card in the same moment: it is there now, and these files meet it.
        (again,) = plan(actor, team, [step.entry])
        return _carried_out(actor, team, again)


def _carried_out(actor: Actor, team: Team, step: Step) -> OutcomeJson:
    """Carry a step out. What somebody else did meanwhile, or the library's own rules refuse, spoils no other step."""
    try:
        with transaction.atomic():
            outcome = _told(step)
            if isinstance(step, Create):
                _create(actor, team, step, outcome)
            elif isinstance(step, Meet):
                _meet(actor, step, outcome)
            return outcome
    except ApiError as error:
        return _refused(step, error.message)
    except ValidationError as error:
        return _refused(step, " ".join(error.messages))


def _told(step: Step) -> OutcomeJson:
    """What becomes of the files, as far as that is known before."""
    if isinstance(step, Unfit):
        return _refused(step, step.message)
    if isinstance(step, Create):
        kept = _texts_kept(step.entry)
        return {"path": step.entry.path, "did": "created", "name": step.entry.name, "fields": [], "kept": kept}
    known: OutcomeJson = {
        "path": step.entry.path,
        "did": "trashed",
        "template": str(step.template.pk),
        "name": step.template.name,
        "fields": [],
        "kept": {},
    }
    if isinstance(step, InTrash):
        return known
    document = ["document"] if step.document == "taken" else []
    fields = [*document, *(step.changed if step.facts == "taken" else ())]
    told: OutcomeJson = {**known, "did": _did(step), "fields": fields, "kept": _kept(step)}
    if step.slug_stays == "taken":
        told["message"] = _("Another card of this team has this name for programs.")
    elif step.slug_stays == "released":
        told["message"] = _("The card has a release: what programs call it is changed by who may release.")
    return told


def _did(step: Meet) -> Did:
    decisions = (step.document, step.facts)
    if "both" in decisions or step.entry.left:
        return "both"
    return "updated" if "taken" in decisions else "newer" if "newer" in decisions else "same"


def _kept(step: Meet) -> Kept:
    kept = _texts_kept(step.entry)
    if step.document == "both":
        kept["document"] = None
    if step.facts == "both" and step.entry.facts is not None:
        for name in step.changed:
            value = getattr(step.entry.facts, name)
            kept[name] = list(value) if isinstance(value, tuple) else value
    return kept


def _texts_kept(entry: Entry) -> Kept:
    return {"texts": [str(one) for one in entry.left]} if entry.left else {}


def _refused(step: Step, message: str) -> OutcomeJson:
    path = step.path if isinstance(step, Unfit) else step.entry.path
    return {"path": path, "did": "refused", "fields": [], "kept": {}, "message": message}


def _create(actor: Actor, team: Team, step: Create, outcome: OutcomeJson) -> None:
    entry, facts = step.entry, step.entry.facts
    template = template_create(
        actor=actor,
        team=team,
        name=entry.name,
        document=entry.document,
        folder=_folder(actor, team, facts.folder if facts else ()),
        description=facts.description if facts else "",
        tags=facts.tags if facts else (),
        slug=facts.slug if facts else "",
        source=entry.identity,
    )
    if facts is not None and facts.archived:
        template_archive(actor=actor, template=template)
    if facts is not None and facts.starting_point:
        starting_point_set(actor=actor, template=template)
    outcome |= {"template": str(template.pk), "name": template.name}
    taken = replace(facts or Facts(), name=template.name, slug=template.slug)
    _remember(template, mark_of(str(entry.identity), taken, entry.document), outcome)


def _meet(actor: Actor, step: Meet, outcome: OutcomeJson) -> None:
    template, entry = step.template, step.entry
    # Another import waits, on PostgreSQL; SQLite's transactions are serial from their start.
    Template.objects.select_for_update().filter(pk=template.pk).values_list("pk").first()
    if step.document == "taken":
        before = document_keep(
            actor=actor, template=template, document=template.draft.document, kept_for=KeptFor.IMPORT
        )
        outcome["replaced"] = before.version.number
        draft_save(
            actor=actor,
            template=template,
            document=entry.document,
            if_match=template.draft.revision,
            save_id=f"import-{uuid4()}",
        )
    elif step.document == "both":
        note = _("From an import. The draft had changed as well, and stayed.")
        kept = document_keep(
            actor=actor, template=template, document=entry.document, kept_for=KeptFor.IMPORT, note=note
        )
        outcome["kept"]["document"] = kept.version.number
    if step.facts == "taken":
        _take_facts(actor, step)
    outcome["name"] = template.name
    before_mark = mark_named(template.imported)
    _remember(
        template,
        Mark(
            step.ours.document if step.document in ("same", "taken") else before_mark.document,
            step.ours.facts if step.facts in ("same", "taken") else before_mark.facts,
        ),
        outcome,
    )


def _take_facts(actor: Actor, step: Meet) -> None:
    facts, template = step.entry.facts, step.template
    assert facts is not None  # what was not given is not taken
    changed = {name: getattr(facts, name) for name in step.changed if name not in _BY_ITSELF}
    if "folder" in step.changed:
        changed["folder"] = _folder(actor, template.team, facts.folder)
    if changed:
        template_update(actor=actor, template=template, **changed)
    if "archived" in step.changed:
        template_archive(actor=actor, template=template, archived=facts.archived)
    if "starting_point" in step.changed:
        starting_point_set(actor=actor, template=template, on=facts.starting_point)


def _remember(template: Template, mark: Mark, outcome: OutcomeJson) -> None:
    """What the files said, so that the next import knows whether somebody changed the card since."""
    outcome["exported"] = str(mark)
    if template.imported != str(mark):
        template.imported = str(mark)
        template.save(update_fields=["imported"])


def _folder(actor: Actor, team: Team, path: Sequence[str]) -> Folder | None:
    """The team's folder of this path, made as far as it is missing."""
    found: Folder | None = None
    for name in path:
        found = _below(team, found, name) or _made(actor, team, found, name)
    return found


def _below(team: Team, parent: Folder | None, name: str) -> Folder | None:
    return Folder.objects.filter(team=team, parent=parent, name=name).first()


def _made(actor: Actor, team: Team, parent: Folder | None, name: str) -> Folder:
    try:
        return folder_create(actor=actor, team=team, name=name, parent=parent)
    except ValidationError:
        # Another import made it in the same moment, or it can't be called so.
        made = _below(team, parent, name)
        if made is None:
            raise
        return made
