"""Where in the template each place of a filled card comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardstudio.cards.pointers import NotThere, pointer_of, step, tokens
from cardstudio.cards.types import JSONValue, Path


class Origins(Mapping[str, str]):
    """Filled pointer → template pointer.

    Any pointer can be looked up. Only those that moved are kept, and iterated over: an item of a list whose items were
    repeated or left out. A place inside an inserted value comes from the placeholder it was inserted for.
    """

    def __init__(self, template: JSONValue) -> None:
        self._template = template
        self._moved: dict[str, str] = {}

    def moved(self, filled: Path, template: Path) -> None:
        """Note that the value at ``filled`` was made of the one at ``template``."""
        self._moved[pointer_of(filled)] = pointer_of(template)

    def rewind(self, count: int) -> None:
        """Forget all but the first ``count``: what was being made is not kept."""
        while len(self._moved) > count:
            self._moved.popitem()

    def __getitem__(self, pointer: str) -> str:
        head, rest = pointer, ""
        while head and head not in self._moved:
            head, _, last = head.rpartition("/")
            rest = f"/{last}{rest}"
        return self._there(self._moved.get(head, head) + rest)

    def __iter__(self) -> Iterator[str]:
        return iter(self._moved)

    def __len__(self) -> int:
        return len(self._moved)

    def _there(self, pointer: str) -> str:
        """The pointer, cut where the template ends."""
        value, end = self._template, 0
        for token in tokens(pointer):
            try:
                value = step(value, token, pointer)
            except NotThere:
                break
            end = _next(pointer, end)
        return pointer[:end]


def _next(pointer: str, start: int) -> int:
    found = pointer.find("/", start + 1)
    return len(pointer) if found < 0 else found
