"""The linter: everything about a card that can be known before it is sent.

An *error* is what the platform is known to refuse, a *warning* what its pages forbid or what people will see broken, an
*info* what only the platform or the author can judge (card-format §9.4 draws the line).
"""

from __future__ import annotations

from cardstudio.cards.envelope import Unwrapped, recognise
from cardstudio.cards.lint.context import Context, Options
from cardstudio.cards.lint.fixes import Fixed, fix
from cardstudio.cards.lint.report import Finding, Fix, Report
from cardstudio.cards.lint.run import report_on
from cardstudio.cards.types import JSONValue

__all__ = ["Context", "Finding", "Fix", "Fixed", "Options", "Report", "fix", "lint"]


def lint(
    card_or_document: JSONValue | Unwrapped,
    channel: str | None = None,
    locale: str = "en",
    *,
    sending: bool = False,
    callbacks: bool | None = None,
    client: str | None = None,
) -> Report:
    """Look at a card, a document, anything :func:`~cardstudio.cards.envelope.unwrap` knows, or what it returned.

    ``channel`` is a name of :data:`~cardstudio.cards.channels.CHANNELS`; without one the report speaks for all of them.
    ``sending`` says that the card goes out as it is, so that placeholders left in it are faults. ``callbacks`` says
    whether the app answers card callbacks; ``None`` leaves the question out. ``client`` is the oldest client version
    that matters, as ``"7.6"``: what it does not draw is told. Never raises on any JSON value; a ``client`` that is no
    version is a :class:`ValueError`.
    """
    found = card_or_document if isinstance(card_or_document, Unwrapped) else None
    if found is None:
        found = recognise(card_or_document) if isinstance(card_or_document, dict) else None
    wanted = Options(channel=channel, locale=locale, sending=sending, callbacks=callbacks, client=client)
    return report_on(found, wanted)
