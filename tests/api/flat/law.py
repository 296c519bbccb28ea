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
}

#: What grows still, by what makes it grow most. An address that no longer does must go from here.
NOT_YET: dict[str, tuple[str, ...]] = {
    "all tokens are shown": (
        "GET api:tokens",
        "GET teams:tokens",
        "POST teams:tokens",
        "POST teams:token-rotate",
    ),
    "the side bar counts the library": (
        "GET teams:audit",
        "GET chats:index",
        "GET sharing:create",
        "GET sharing:versions",
        "GET sharing:log",
        "GET sharing:log?team={team}&since=2020-01-01",
        "GET sharing:log?team={team}&person=Person",
        "GET sharing:log?team={team}&person=nobody+of+this+name",
        "GET sharing:log?team={team}&code=-5",
        "GET sharing:log?team={team}&state=failed",
        "GET sharing:log?link={link}",
        "GET sharing:log?template={template}",
    ),
    "another query for each": ("POST api:team-transfer",),
    "attempts of links, or links, are counted": (
        "GET api:team-member",
        "DELETE api:team-member",
        "GET sharing:history",
        "GET sharing:link",
        "GET api:template-release",
        "PUT api:template-release",
    ),
    "notices are counted": ("GET teams:inbox",),
    "the library is counted, sorted or searched": (
        "GET library:index?team={team}&place=starred",
        "GET library:index?team={team}&only=sent",
        "GET api:template-list",
    ),
    "a version is looked for among all of the card": ("POST api:version-list",),
    "each card leaves the folder": ("DELETE api:folder",),
    "all chat lists are shown, or their names compared": (
        "GET api:chat-list-list",
        "POST api:chat-list-copy",
        "POST api:chat-list-move",
        "POST sharing:create",
    ),
    "attempts are counted": (
        "GET sharing:log?team={team}&chat=oc_kept",
        "GET sharing:log?team={team}&chat=nobody+went+there",
    ),
    "all calls of programs are compared": (
        "GET api:version-breaks",
        "GET api:draft-breaks",
    ),
}


def asked_of(keys: Iterable[str]) -> Iterator[str]:
    """Everything that is asked: each row of `rows.py`, and each of its queries here."""
    for key in keys:
        yield key
        yield from (f"{key}?{query}" for query in QUERIES.get(key, ()))
