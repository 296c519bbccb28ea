"""A search finds what people see, on every database the same: held against a reading of the texts without any index."""

from __future__ import annotations

import random
import re
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cardstudio.accounts.models import Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.cards.types import JSONObject
from cardstudio.library import selectors, services
from cardstudio.library.models import SearchText, Template
from cardstudio.library.portable.importing import library_import
from cardstudio.library.search import query
from cardstudio.library.search.index import search_reindex
from cardstudio.library.search.tokens import normal
from cardstudio.library.selectors import Filters, search_parts
from cardstudio.teams.moves import template_move
from cardstudio.teams.trash import gone_remove, template_delete_for_good
from tests.conftest import People

URL = "/api/v1/templates/"
TOO_LONG = [" ".join(f"w{n}" for n in range(11)), "x" * 201, "same " * 11, "审批 " * 101, "\ufdfa" * 4]
HOSTILE = [
    '"', "'", "''", "*", "a*", '"a" OR "b"', "NOT", "a AND", "NEAR(a b)", "tokens:a", "^a", "a -b", "(", ")", "&",
    "|", "!", ":*", "a:*", "<->", "\\", "%", "_", "a\0b", "\0", "🎉", "👩‍👩‍👧", "ＡＢＣ", "é", "e\u0301", "\ue180a",
    "\ue000", "ß", "İ", "$$", "--", ";", "\u3000", "\u200b", "\x01", "a\tb",
]  # fmt: skip


def document(*texts: str, **more: Any) -> JSONObject:
    return {"card": {"elements": [{"tag": "markdown", "content": text} for text in texts]}, **more}


def make(people: People, name: str, *texts: str, **more: Any) -> Template:
    actor, team = Actor(people.alice), more.pop("team", people.team)
    return services.template_create(actor=actor, team=team, name=name, document=document(*texts), **more)


def found(client: Client, q: str, **query: Any) -> list[str]:
    answer = client.get(URL, {"q": q, **query})
    assert answer.status_code == 200, answer.content
    return [row["name"] for row in answer.json()["results"]]


@pytest.mark.parametrize("q", TOO_LONG)
def test_a_long_search_is_refused_in_words(alice: Client, q: str):
    answer = alice.get(URL, {"q": q})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "search_too_long"
    assert answer.json()["error"]["fields"]["q"]

    for page in ("/library/", "/send/"):
        shown = alice.get(page, {"q": q}, headers={"Accept": "text/html"})
        assert shown.status_code == 400
        assert "at most 10 words and 200 characters" in shown.content.decode()


def test_whatever_is_searched_for_is_an_answer(alice: Client, people: People, monkeypatch: pytest.MonkeyPatch):
    make(people, "Harbour", "Closed")
    for most in (query.MOST_SORTED, -1):
        monkeypatch.setattr(query, "MOST_SORTED", most)
        for q in [*HOSTILE, " ".join(f"w{n}" for n in range(10)), "x" * 200, "审" * 200]:
            names(people.alice, q)
    for address in (URL, "/library/", "/send/"):
        assert alice.get(address, {"q": "\"* OR '%"}).status_code == 200


def test_what_a_tile_shows_is_found(alice: Client, people: People):
    """Blanks stand as they are drawn, not as they are written."""
    card = {
        "header": {"title": {"tag": "plain_text", "content": "${holiday}放假通知"}},
        "elements": [{"tag": "markdown", "content": "**${event}**在${place}举行"}],
    }
    samples = [{"name": "一", "values": {"holiday": "元旦", "event": "公司年会", "place": "一号报告厅"}}]
    variables = [{"name": name, "type": "text"} for name in ("holiday", "event", "place")]
    held = {"card": card, "variables": variables, "samples": samples}
    services.template_create(actor=Actor(people.alice), team=people.team, name="通知", document=held)
    for q in ("元旦", "公司年会", "报告厅", "元旦放假通知", "元", "年会 报告厅"):
        assert found(alice, q) == ["通知"], q
    for q in ("holiday", "${", "元会", "会公司", "放假元旦"):
        assert found(alice, q) == [], q


def test_words_are_found_by_how_they_begin_and_names_from_any_letter_on(alice: Client, people: People):
    make(people, "Release notes", "Deployed to Frankfurt", description="Nightly", tags=["ops-team", "值班"])
    for q in (
        "frank",
        "FRANKFURT",
        "ｆｒａｎｋ",
        "elease",
        "notes rel",
        "nightly",
        "ops",
        "值班",
        "team deployed release",
    ):
        assert found(alice, q) == ["Release notes"], q
    for q in ("rankfurt", "frank munich", "ightly"):
        assert found(alice, q) == [], q


def test_names_come_first_page_by_page(alice: Client, people: People, monkeypatch: pytest.MonkeyPatch):
    for number in range(30):
        make(people, f"{'Harbour' if number % 3 else 'Quay'} {number % 7}", "the harbour is closed")
    make(people, "Elsewhere", "nothing")
    for most, sort in product((query.MOST_SORTED, 3), selectors.PAGE_ORDERS):
        monkeypatch.setattr(query, "MOST_SORTED", most)
        wanted = _names_first(sort)
        api, page = f"{URL}?q=harbour&sort={sort}&page_size=9", f"/library/?q=harbour&sort={sort}&team={people.team.pk}"
        assert (_by_api(alice, api), _by_page(alice, page)) == (wanted, wanted), (most, sort)


def _names_first(sort: str) -> list[str]:
    order = selectors.PAGE_ORDERS[sort]
    first = Template.objects.filter(name__contains="Harbour").order_by(*order)
    others = Template.objects.filter(name__contains="Quay").order_by(*order)
    return [str(one.pk) for one in (*first, *others)]


def _by_api(client: Client, address: str | None) -> list[str]:
    seen: list[str] = []
    while address:
        page = client.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    return seen


def _by_page(client: Client, address: str) -> list[str]:
    shown: list[str] = []
    while address:
        said = client.get(address).content.decode()
        shown += re.findall(r'data-id="([0-9a-f-]{36})"', said)
        more = re.search(r'href="([^"]+)" data-more', said)
        address = more[1].replace("&amp;", "&") if more else ""
    return shown


def test_a_page_begins_after_a_card_that_is_known(alice: Client, charlie: Client, people: People):
    made = make(people, "Harbour", "closed")
    assert charlie.get(URL, {"q": "harbour"}).json()["results"] == []
    for client, cursor in ((alice, uuid4()), (alice, "nonsense"), (charlie, made.pk)):
        answer = client.get(URL, {"q": "harbour", "cursor": str(cursor)})
        assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, ["cursor"])


def test_the_send_page_finds_names_first(alice: Client, people: People):
    make(people, "Harbour")
    make(people, "Quay", "harbour closed")
    said = alice.get("/send/", {"q": "harb"}).content.decode()
    assert -1 < said.index(">Harbour<") < said.index(">Quay<")


def test_a_row_that_is_not_true_is_mended(people: People):
    kept, lost = make(people, "Harbour", "closed"), make(people, "Quay", "open")
    SearchText.objects.filter(template=kept).update(body="", tokens=" x ")
    SearchText.objects.filter(template=lost).delete()
    call_command("recount", verbosity=0)
    assert names(people.alice, "closed") == ["Harbour"]
    assert names(people.alice, "open") == ["Quay"]
    assert search_reindex() == 0


# ── the same by reading ──────────────────────────────────────────────────────────────────────────────────────────────

WORDS = [
    "元旦", "放假", "通知", "公司", "年会", "会议", "议室", "报告厅", "设计", "开放日", "订单", "审批",
    "值班", "harbour", "harvest",
    "release", "Release", "v2.0", "4.7%", "ops@mail", "deploy", "deployed",
    "カタログ", "안녕하세요", "🎉", "…", "C++", "ＡＰＩ", "é",
    "a_b", "100%", "值班A组", "x", "年", "旦", "会",
]  # fmt: skip
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]+")
_WORD = re.compile(r"[^\W_]+")


def reads(text: str, word: str, *, anywhere: bool = False) -> bool:
    """Whether all of a word is in a text, and Latin words in it begin one of the text's."""
    for run in _CJK.findall(word):
        if not all(run[at : at + 2] in text for at in range(max(1, len(run) - 1))):
            return False
    plain = _CJK.sub(" ", text)
    for one in _WORD.findall(_CJK.sub(" ", word)):
        if not any((anywhere and one in held) or held.startswith(one) for held in _WORD.findall(plain)):
            return False
    return all(sign in text for sign in _CJK.sub("", word) if not _WORD.match(sign))


def oracle(user: User, q: str) -> tuple[set[str], set[str]]:
    """Ids of cards that hold a search in their name, and of those that hold it elsewhere."""
    named, rest = set(), set()
    for row in SearchText.objects.filter(template__team__in=Actor(user).teams()):
        text = "\n".join((row.name, row.about, row.body))
        words = normal(q).split()
        if all(word in row.name and reads(row.name, word, anywhere=True) for word in words):
            named.add(str(row.template_id))
        elif all(word in text and (reads(text, word) or reads(row.name, word, anywhere=True)) for word in words):
            rest.add(str(row.template_id))
    return named, rest


@pytest.mark.slow
def test_200_searches_find_what_reading_finds(people: People, monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(16)
    for _ in range(40):
        name, text, about = (_phrase(chance, most) for most in (3, 12, 2))
        make(people, name, text, description=about)
    theirs = Team.objects.get(personal_of=people.charlie)
    services.template_create(
        actor=Actor(people.charlie), team=theirs, name=" ".join(WORDS)[:90], document=document(*WORDS)
    )
    searches = [_search(chance) for _ in range(200)]
    told = {q: _answer(people.alice, q) for q in searches}
    monkeypatch.setattr(query, "MOST_SORTED", 2)
    assert told == {q: _answer(people.alice, q) for q in searches}
    assert told == {q: oracle(people.alice, q) for q in searches}
    assert sum(bool(named) for named, _rest in told.values()) > 40
    assert sum(bool(rest) for _named, rest in told.values()) > 80


def _phrase(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(WORDS) + chance.choice(("", " ", "，", "-")) for _ in range(chance.randint(1, most)))


def _search(chance: random.Random) -> str:
    """A word or two, some of them cut out of what stands there."""
    words = []
    for _ in range(chance.choice((1, 1, 2))):
        word = _phrase(chance, 2).strip() or "x"
        at = chance.randrange(len(word))
        words.append(word if chance.random() < 0.5 else word[at : at + chance.randint(1, 4)])
    return " ".join(words)


def _answer(user: User, q: str) -> tuple[set[str], set[str]]:
    actor = Actor(user)
    shown = selectors.template_list(actor=actor)
    named, rest = ({str(one.pk) for one in part.of(shown)} for part in search_parts(actor, Filters(q=q)))
    return named, rest


def names(user: User, q: str) -> list[str]:
    return [one.name for one in selectors.template_page(actor=Actor(user), filters=Filters(q=q), most=50)]


# ── whatever is done, the rows stay true ─────────────────────────────────────────────────────────────────────────────

NUMBER, SAID = st.integers(0, 5), st.sampled_from(["元旦放假", "harbour closed", "公司年会", "quay"])


class Searched(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.user = User.objects.create(username=str(uuid4()), name="Alice")
        self.teams = [Team.objects.create(name=name) for name in ("Ours", "Other")]
        for team in self.teams:
            team.memberships.create(user=self.user, role=Role.OWNER)
        self.actor = Actor(self.user)

    def card(self, number: int) -> Template | None:
        cards = Template.objects.filter(team__in=self.teams, gone_at=None).order_by("pk")
        return cards[number % len(cards)] if cards else None

    @rule(name=SAID, said=SAID)
    def make(self, name: str, said: str) -> None:
        services.template_create(
            actor=self.actor, team=self.teams[0], name=name, document=document(said), tags=[said[:4]]
        )

    @rule(number=NUMBER, name=SAID, said=SAID, what=st.sampled_from(["name", "description", "tags", "draft", "copy"]))
    def change(self, number: int, name: str, said: str, what: str) -> None:
        if not (card := self.card(number)):
            return
        if what == "draft":
            services.draft_save(
                actor=self.actor,
                template=card,
                document=document(said),
                if_match=card.draft.revision,
                save_id=str(uuid4()),
            )
        elif what == "copy":
            services.template_duplicate(actor=self.actor, template=card)
        else:
            value: Any = [name] if what == "tags" else name
            services.template_update(actor=self.actor, template=card, **{what: value})

    @rule(number=NUMBER, what=st.sampled_from(["trash", "restore", "archive", "move", "import", "purge"]))
    def go(self, number: int, what: str) -> None:
        if what == "import":
            files = {"a/card.json": b'{"card": {"elements": [{"tag": "markdown", "content": "imported"}]}}'}
            library_import(actor=self.actor, team=self.teams[1], files=files)
        elif not (card := self.card(number)):
            return
        elif what == "trash":
            services.template_delete(actor=self.actor, template=card)
        elif what == "restore":
            services.template_restore(actor=self.actor, template=card)
        elif what == "archive":
            services.template_archive(actor=self.actor, template=card)
        elif what == "move":
            template_move(actor=self.actor, template=card, team=self.teams[1])
        elif card.deleted_at:
            template_delete_for_good(actor=self.actor, template=card)
            gone_remove()

    @invariant()
    def every_row_is_true(self) -> None:
        if hasattr(self, "user"):
            assert search_reindex() == 0
            for q in ("元旦", "harb", "quay"):
                named, rest = oracle(self.user, q)
                cards = Template.objects.filter(selectors.SHOWN, pk__in=named | rest)
                assert sorted(names(self.user, q)) == sorted(cards.values_list("name", flat=True))


@pytest.mark.slow
@pytest.mark.django_db
def test_the_rows_stay_true_whatever_is_done() -> None:
    from hypothesis.stateful import run_state_machine_as_test

    run_state_machine_as_test(
        Searched,
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
