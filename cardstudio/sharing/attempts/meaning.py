"""What the code of an attempt says to those who look at it later: the same as its sender was told."""

from __future__ import annotations

from cardstudio.feishu.errors import Explanation, explain
from cardstudio.sharing.models import Attempt, ShareLink

# As share pages call the modes of links.
_PAGE_MODES: dict[str, str] = {
    ShareLink.Mode.CHOOSE: "choose",
    ShareLink.Mode.LIST: "chats",
    ShareLink.Mode.PEOPLE: "people",
}


def meaning_of(attempt: Attempt) -> Explanation:
    """Its code in words, for where its link sends: nobody is told to choose where nobody may."""
    return meaning_for(attempt.err_code, attempt.link.mode)


def meaning_for(code: int | None, mode: str) -> Explanation:
    """The same for a code and a link's mode."""
    return explain(code, mode=_PAGE_MODES[mode])
