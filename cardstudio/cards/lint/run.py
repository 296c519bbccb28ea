"""One run from card to report."""

from __future__ import annotations

from dataclasses import replace

from cardstudio.cards.catalog.model import Format, is_modern
from cardstudio.cards.discovery import modules
from cardstudio.cards.envelope import Unwrapped
from cardstudio.cards.lint import (
    clients,
    contrast,
    emptiness,
    forms,
    languages,
    leftovers,
    limits,
    names,
    placeholders,
    references,
    unverified,
    wrapper,
)
from cardstudio.cards.lint.context import PARSE_ERROR, Context, Options
from cardstudio.cards.lint.declared import note_declared
from cardstudio.cards.lint.plan import install
from cardstudio.cards.lint.report import Report
from cardstudio.cards.lint.samples import findings_of_samples
from cardstudio.cards.lint.walk import walk
from cardstudio.cards.lint.weights import unweighed, weigh
from cardstudio.cards.measure import MOST_ELEMENTS, Measures, card_hash, measure
from cardstudio.cards.reading.evidence import is_card, is_plausible
from cardstudio.cards.types import JSONObject

#: Which rules there are for a component, its folder says.
for _folder in modules("checks"):
    install(_folder.CHECKS)


def report_on(found: Unwrapped | None, wanted: Options) -> Report:
    """The report on an unwrapped card; ``None`` stands for a JSON value that is no object."""
    if found is None:
        return _no_object(wanted)
    card = found.subject
    if card is None:
        return _reference(found, wanted) if found.is_reference else _no_card(found, wanted)
    wanted.template = found.document is not None
    context, measures = _look(card, wanted, found)
    if found.document is not None:
        bare = replace(wanted, template=False)
        context.findings += findings_of_samples(
            found.document, context.findings, wanted, lambda card: _look(card, bare)[0].findings
        )
    return _assemble(context, found, measures)


def _look(card: JSONObject, wanted: Options, found: Unwrapped | None = None) -> tuple[Context, Measures]:
    """Run every check over a card; ``found`` is what it was unwrapped from, if it was."""
    context = Context(card, "2.0" if is_modern(card) else "1.0", wanted, found.outer if found else None)
    context.entity = found is not None and wrapper.is_entity(found)
    context.mendable = is_card(card) or is_plausible(card)
    context.client = clients.version(wanted.client) if wanted.client is not None else None
    measures = measure(card)
    context.weights = weigh(measures.size, found)
    context.crowded = measures.elements > MOST_ELEMENTS // 2
    wrapper.check(context, found or Unwrapped("card", card))
    limits.check(context, measures)
    languages.check(context)
    note_declared(context)
    clients.check_card(context)
    walk(context)
    names.finish(context)
    forms.finish(context)
    contrast.finish(context)
    emptiness.check_card(context)
    leftovers.check(context, found.document if found else None)
    unverified.finish(context)
    limits.check_counted(context)
    if context.overflowed:
        context.counts.clear()
        context.inform("more-findings", None, {"limit": wanted.most})
    if wanted.sending:
        placeholders.check_left(context)
    return context, measures


def _assemble(context: Context, found: Unwrapped, measures: Measures) -> Report:
    findings = tuple(context.order.of_findings(context.findings))
    report = Report(
        ok=True,
        format=context.format,
        envelope=found.envelope,
        card_hash=measures.card_hash,
        size=measures.size,
        elements=measures.elements,
        depth=measures.depth,
        tables=measures.tables,
        channels=context.weights,
        findings=(),
    )
    return report.holding(findings, context.options.channel)


def _reference(found: Unwrapped, options: Options) -> Report:
    context = Context({}, "1.0", options)
    references.check(context, found.reference or {})
    return _empty(True, None, found.envelope, context)


def _no_card(found: Unwrapped, options: Options) -> Report:
    context = Context({}, "1.0", options)
    code = PARSE_ERROR if isinstance(found.root, dict) else None
    if found.fault is not None:
        context.refuse(found.fault, None, code=code, source="platform-errors")
    else:
        context.refuse("no-card", None, {"what": found.envelope}, code=code, source="card-format §6.1")
    return _empty(False, None, found.envelope, context)


def _no_object(options: Options) -> Report:
    context = Context({}, "1.0", options)
    context.refuse("not-an-object", None, source="card-format §1.1")
    return _empty(False, "1.0", "card", context)


def _empty(ok: bool, format: Format | None, envelope: str, context: Context) -> Report:
    return Report(ok, format, envelope, card_hash({}), 0, 0, 0, 0, unweighed(ok), tuple(context.findings))
