"""What people asked for about the way a run is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cardstudio.cards.command.colour import NO_PAINT, Paint
from cardstudio.cards.lint import Finding

#: What would break a line, move a terminal's cursor or hide what is written.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Look:
    """``verbose`` tells everything, ``quiet`` errors only; what has its own place for infos tells them anyway."""

    lang: str = "en"
    verbose: bool = False
    quiet: bool = False
    paint: Paint = NO_PAINT

    def shows(self, finding: Finding) -> bool:
        if self.quiet:
            return finding.severity == "error"
        return self.verbose or finding.severity != "info"


def plain(text: str) -> str:
    """A text on one line: cards of strangers can hold line breaks and a terminal's commands."""
    return _UNSEEN.sub(" ", text)


def relative(name: str) -> str:
    """A file as its repository knows it: below the current folder with ``/``, else absolute."""
    path = Path(name)
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
