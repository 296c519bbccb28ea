"""A release and a batch with all that hangs on them, and what the API says is done of them: nothing, or everything.

Whoever kills the server in between, or only plays it, brings two ways of asking: an owner's and a program's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

State = dict[str, Any]
WAYS: list[dict[str, str]] = [{}, {"who": "Ann"}, {"what": "3.2"}, {"who": "Bo", "what": "3.3"}]
ITEMS = [{**way} for way in WAYS for _ in range(3)]


class Ask(Protocol):
    """One request to an address under `/api/v1/`: status and answer. Status 0: no answer came."""

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]: ...


def _document(words: str) -> Any:
    return {
        "card": {
            "schema": "2.0",
            "body": {"elements": [{"tag": "markdown", "content": f"{words} ${{who}} ${{what}}"}]},
        },
        "variables": [{"name": name, "type": "text", "required": False} for name in ("who", "what")],
    }


@dataclass(frozen=True)
class Job:
    """A template of two versions, the first one released, and a link that follows."""

    owner: Ask
    program: Ask
    team: str
    token: str
    template: str
    link: str

    @classmethod
    def begin(cls, owner: Ask, program: Ask, *, team: str, token: str) -> Job:
        """`token` is the id of the program's."""
        made = done(owner("POST", "templates/", {"team": team, "name": "Deploy", "document": _document("one")}))
        here = f"templates/{made['id']}"
        done(owner("POST", f"{here}/versions/", {}))
        done(owner("PUT", f"{here}/release/", {"version": 1}))
        link = done(owner("POST", "share-links/", {"template": made["id"], "follow": True}))
        save = {"If-Match": '"1"', "Save-Id": "second"}
        done(owner("PUT", f"{here}/draft/", {"document": _document("two")}, **save))
        done(owner("POST", f"{here}/versions/", {}))
        return cls(owner, program, team, token, made["id"], link["id"])

    def release(self) -> tuple[int, Any]:
        """Release the second version; the program stays on the first."""
        body = {"version": 2, "note": "For Monday", "pin": [self.token]}
        return self.owner("PUT", f"templates/{self.template}/release/", body)

    def released(self) -> State:
        """Everything a release moves."""
        release = done(self.owner("GET", f"templates/{self.template}/release/"))
        audit = done(self.owner("GET", f"teams/{self.team}/audit/?card={self.template}&page_size=200"))
        return {
            "version": release["version"],
            "note": release["note"],
            "pins": [pin["version"] for pin in release["touched"]["pins"]],
            "link": done(self.owner("GET", f"share-links/{self.link}/"))["version"],
            "others get": self._said(self.owner),
            "the program gets": self._said(self.program),
            "audit": [row["action"] for row in audit["results"]],
        }

    def _said(self, ask: Ask) -> str:
        content = done(ask("POST", f"templates/{self.template}/content/", {}))
        return str(content["card_content"]["card"]["body"]["elements"][0]["content"]).strip()

    def batch(self) -> tuple[int, Any]:
        """The program fetches twelve cards, in four ways of calling."""
        return self.program("POST", f"templates/{self.template}/content/batch/", {"items": ITEMS})

    def calls(self) -> int:
        """How many cards the program is known to have fetched."""
        touched = done(self.owner("GET", f"templates/{self.template}/release/"))["touched"]
        return sum(token["calls"] for token in touched["tokens"] if token["id"] == self.token)


def done(answer: tuple[int, Any]) -> Any:
    status, body = answer
    assert status in {200, 201}, answer
    return body
