"""No text of anybody becomes part of a page: each is made with harmless words and with hostile ones, and compared.

What the card element makes of hostile cards is seen in a browser: `tests/e2e/card/test_hostile.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from cardstudio.accounts.models import ApiToken, SignedInDevice, Team, User
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.models import Block, Draft, Folder, Release, Tag, Template, Version
from cardstudio.sharing.models import Attempt, ShareLink
from tests.api.security.asking import ask
from tests.api.security.rows import ROWS
from tests.api.security.world import World
from tests.security_payloads import FOR_PAGES
from tests.sharing_fixtures import CLIENT_AGENT

BATCH = 48
BATCHES = [FOR_PAGES[start : start + BATCH] for start in range(0, len(FOR_PAGES), BATCH)]
PAGES = [key for key in ROWS if key.startswith("GET ") and " api" not in key]
AGENTS = ("", CLIENT_AGENT)
LEADS = {"href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset", "srcdoc"}


class Shape(HTMLParser):
    """What a page is made of: its elements with the names of their attributes, in order, and what those lead to."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.attributes: list[tuple[str, str]] = []
        self.data: list[str] = []
        self.comments = 0
        self._in_data = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(sorted(name for name, _value in attrs))))
        self.attributes += [(name, value or "") for name, value in attrs]
        self._in_data = tag == "script" and dict(attrs).get("type") == "application/json"
        if self._in_data:
            self.data.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data[-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    def dangers(self) -> Iterator[str]:
        """What could act, whatever it came from."""
        for name, value in self.attributes:
            lead = "".join(char for char in value.lower() if char > " ")
            if name.startswith("on"):
                yield f"{name}={value}"
            if name in LEADS and lead.startswith(("javascript:", "vbscript:", "data:text", "data:image/svg")):
                yield f"{name}={value}"
            if name == "style" and ("hit" in value or "evil" in value):
                yield f"{name}={value}"
        for text in self.data:
            json.loads(text)
            if "<" in text:
                yield f"a script of data could be left: {text[:80]}"


def say(world: World, text: str) -> None:
    """Put `text` into every name and text of the team, past what the services would refuse."""
    User.objects.filter(pk=world.people.alice.pk).update(name=text)
    Team.objects.filter(pk=world.team.pk).update(name=text, embed_origins=[text])
    Folder.objects.update(name=text)
    Tag.objects.update(name=text)
    ApiToken.objects.update(name=text)
    ChatList.objects.filter(pk=world.chat_list.pk).update(name=text)
    Chat.objects.update(name=text)
    Template.objects.update(name=text, description=text, title=text, sent_name=text)
    Version.objects.update(note=text)
    Release.objects.update(note=text)
    Block.objects.update(name=text)
    card = card_with(text)
    for row in (*Draft.objects.all(), *Version.objects.all()):
        row.document = {**row.document, "card": card}
        row.save()
    ShareLink.objects.update(audience="anyone")
    Attempt.objects.update(err_code=10, err_msg=text, raw=text, client={"platform": text, "version": text})


def card_with(text: str) -> dict[str, Any]:
    # Blanks and loops would make a page with other controls: names hold them, the card holds the rest.
    said = {"tag": "plain_text", "content": text.replace("${", "$ {")}
    return {"elements": [{"tag": "div", "text": said}], "header": {"title": said}}


def shapes(world: World, text: str, agents: tuple[str, ...] = AGENTS) -> dict[str, tuple[Shape, str]]:
    """Every page that says `text`, as Alice sees it in a browser and in the client, and a passer-by."""
    say(world, text)
    # Each time signs in anew: the list of devices would be longer.
    SignedInDevice.objects.all().delete()
    made = {}
    visitors = {"alice": world.client("alice"), "passer-by": Client()}
    for key in PAGES:
        tokens = "/s/" in world.path(key.split(" ")[1])
        for name, client in visitors.items():
            for agent in agents:
                if name == "passer-by" and not tokens:
                    continue
                answer = ask(client, key, world, **{"User-Agent": agent})
                if not answer.streaming and answer["Content-Type"].startswith("text/html") and answer.content:
                    page = answer.content.decode()
                    made[f"{key} as {name} with {agent[:7]}"] = (Shape(page), page)
    return made


# Dozens of payloads are planted at once, in texts longer than columns: SQLite takes them. Pages are the same on both.
sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="the planted texts are longer than columns")


def unlike_harmless(world: World, batches: list[list[str]], agents: tuple[str, ...] = AGENTS) -> list[str]:
    """Pages that are made of anything else, or could act, once they hold the texts of a batch."""
    wrong: list[str] = []
    harmless = shapes(world, "harmless words " * BATCH, agents)
    # What the comparison is worth: most pages show what was said.
    assert len([page for _shape, page in harmless.values() if "harmless words" in page]) > 15
    for number, batch in enumerate(batches):
        hostile = shapes(world, " ".join(batch), agents)
        if hostile.keys() != harmless.keys():
            wrong.append(f"{number}: other pages {hostile.keys() ^ harmless.keys()}")
        for name, (shape, _page) in hostile.items():
            before = harmless[name][0]
            wrong += [f"{number}: {name}: {danger}" for danger in (*shape.dangers(), *before.dangers())]
            if (shape.elements, shape.comments) != (before.elements, before.comments):
                wrong.append(f"{number}: {name} has other elements")
    return wrong


@sqlite_only
@pytest.mark.slow
def test_hostile_words_change_no_page(world: World):
    assert len(FOR_PAGES) >= 550
    assert unlike_harmless(world, BATCHES[:1], ("",)) == []


@sqlite_only
@pytest.mark.slow
def test_all_hostile_words_change_no_page(world: World):
    assert unlike_harmless(world, BATCHES) == []


@pytest.mark.slow
def test_no_word_is_a_template(world: World):
    """What a template would make of the words is on no page."""
    pages = shapes(world, "{{ 191 * 7 }} #{191*7} <%= 191*7 %> {{ settings.SECRET_KEY }} %(name)s {0.__class__}")

    for name, (_shape, page) in pages.items():
        assert "1337" not in page, name
        assert "only-for-tests-" not in page, name


def test_an_unescaped_word_would_be_found():
    for payload in ("<b>x</b>", '<a href="java\nscript:x">', "<p onclick=x>", '<p style="hit">'):
        found = Shape(f"<p>{payload}</p>")
        assert list(found.dangers()) or found.elements != Shape("<p>x</p>").elements


def test_every_page_says_what_may_run_in_it(world: World):
    """A second wall behind the escaping: no inline script, no framing by strangers, no token in a referrer."""
    client, wrong = world.client("alice"), []
    for key in PAGES:
        answer = ask(client, key, world)
        policy = answer.headers.get("Content-Security-Policy", "")
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
        if "'unsafe-inline'" in rules.get("script-src", ["'unsafe-inline'"]) or "*" in rules["script-src"]:
            wrong.append((key, "scripts", policy))
        if "frame-ancestors" not in rules or "*" in rules["frame-ancestors"]:
            wrong.append((key, "frames", policy))
        referrer = answer.headers.get("Referrer-Policy", "")
        holds_token = world.link.token in world.path(key.split(" ")[1])
        if referrer not in (("no-referrer",) if holds_token else ("same-origin", "no-referrer")):
            wrong.append((key, "referrer", referrer))
    assert wrong == []
