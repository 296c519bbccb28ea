"""What people asked for about the way a run is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cardstudio.cards.command.colour import NO_PAINT, Paint
from cardstudio.cards.lint import Finding


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


def relative(name: str) -> str:
    """A file as its repository knows it: below the current folder with ``/``, else absolute."""
    path = Path(name)
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()
