"""What the law of `test_flat.py` knows of each address: what else is asked of it, and which are not held to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

#: What `rows.py` does not ask of an address: filters and places of a list. `{…}` stands for things of the world.
QUERIES: dict[str, tuple[str, ...]] = {
    "GET library:index": (
        "team={team}&q=Harbour",
        "team={team}&q=nobody+wrote+this",
        "team={team}&place=starred",
        "team={team}&place=archived",
        "team={team}&place=trash",
        "team={team}&folder={folder}",
        "team={team}&tag=Zanzibar",
        "team={team}&sort=name",
        "team={team}&only=mine",
        "team={team}&only=sent",
        "team={team}&only=changed",
    ),
    "GET api:template-list": ("team={team}&q=Harbour", "team={team}&folder={folder}", "team={team}&tag=Zanzibar"),
    "GET sharing:log": (
        "team={team}&since=2020-01-01",
        "team={team}&chat=oc_kept",
        "team={team}&chat=nobody+went+there",
        "team={team}&person=Person",
        "team={team}&person=nobody+of+this+name",
        "team={team}&code=-5",
        "team={team}&state=failed",
        "link={link}",
        "template={template}",
    ),
    "GET api:team-attempts": ("chat=oc_kept", "person=Person", "link={link}", "template={template}"),
    "GET sharing:send": ("q=Harbour",),
    "GET api:share-links": ("team={team}", "template={template}"),
}

#: Held to nothing, each for its reason.
EXCEPTED: dict[str, str] = {
    "GET teams:audit-csv": "an export: all there is",
    "GET sharing:log-csv": "an export: all there is",
    "GET sharing:attempts-csv": "an export: all there is",
    "GET api:team-library": "an export: the whole library",
    "POST api:team-selection": "an export: all that is chosen",
    "POST api:team-library": "an import: each file is looked for in the library",
    "POST api:team-trash-empty": "all that is in the trash goes, in one statement",
    "POST api:template-move": "the card goes with all its links and attempts",
    "DELETE api:folder": "all cards in it leave it, in one statement",
    "POST api:team-transfer": "the new owner finds each request that waits in their inbox",
    "GET api:team-member": "what would end with the member is counted out before anybody agrees to it",
    "DELETE api:team-member": "all invitations and links of the member's own end, in one statement each",
    "GET api:template-release": "whom a release reaches is counted out before anybody makes it",
    "PUT api:template-release": "whom it reached is counted out, and each way programs call is tried",
    "GET api:version-breaks": "each way programs call is tried: one left out may be the one that breaks",
    "GET api:draft-breaks": "each way programs call is tried: one left out may be the one that breaks",
    "GET library:index?team={team}&place=starred": "somebody's own stars are put in order; they set each by hand",
    "GET library:index?team={team}&only=sent": "what somebody sent is put in order; they sent each by hand",
}

#: How much is counted or offered at most, where that is more than the team of the law has: less, so that it is met.
BOUNDS: dict[str, int] = {
    "cardstudio.sharing.log.day_counts.MOST_COUNTED": 100,
    "cardstudio.teams.audit.pages.MOST_PEOPLE": 100,
}

#: What grows still, by what makes it grow most. An address that no longer does must go from here.
NOT_YET: dict[str, tuple[str, ...]] = {
    "all chat lists are offered": ("GET sharing:create", "POST sharing:create"),
    "links, programs and attempts of the version are counted": ("GET sharing:versions",),
    "names that nobody has are looked for among all": (
        "GET sharing:log?team={team}&chat=nobody+went+there",
        "GET sharing:log?team={team}&person=nobody+of+this+name",
    ),
}


def asked_of(keys: Iterable[str]) -> Iterator[str]:
    """Everything that is asked: each row of `rows.py`, and each of its queries here."""
    for key in keys:
        yield key
        yield from (f"{key}?{query}" for query in QUERIES.get(key, ()))
