"""A whole day of a program with a generated Python client, from an empty library to what people did with its link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.api.api.examples import CARD, DOCUMENT
from tests.api.generated import Program

#: What a link's page reports after a visitor has sent its card.
SENT = {
    "attempt": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01",
    "batch": 0,
    "state": "sent",
    "deliveries": [{"open_chat_id": "oc_1", "open_message_id": "om_1", "status": 0}],
}


def do_the_whole_job(program: Program, send: Callable[[str], None]) -> None:
    """`send` is a visitor, who sends the card of the link at an address."""
    ask, models = program.ask, program.models
    document = models.Document.from_dict(DOCUMENT)
    made = ask("templates.create_template", body=models.TemplateCreate(name="Release", document=document))
    assert [row.name for row in ask("templates.list_templates", q="Release").results] == ["Release"]

    draft = program.ask_fully("templates.get_draft", made.id)
    assert draft.headers["ETag"] == '"1"'
    assert draft.parsed.document.to_dict()["card"] == CARD
    save = {"body": models.Draft(document=document), "if_match": draft.headers["ETag"]}
    saved = program.ask_fully("templates.save_draft", made.id, save_id="s1", **save)
    assert saved.headers["ETag"] == '"2"'
    assert ask("templates.save_draft", made.id, save_id="s2", **save).current.revision == 2

    assert ask("templates.get_content", made.id, body=models.ContentIn()).error.code == "no_release"
    assert ask("templates.keep_version", made.id, body=models.Keep(note="First")).number == 1
    assert ask("templates.set_release", made.id, body=models.ReleaseIn(version=1)).version == 1
    assert ask("templates.get_release", made.id).touched.links == []

    fetch_content(program, made)
    card = models.Card.from_dict({"elements": [{"tag": "marquee"}]})
    assert not ask("cards.lint_card", body=models.LintIn(card=card)).ok

    starts = models.ShareLinkInValues.from_dict({"build": "3.2"})
    new = models.ShareLinkIn(template=made.id, values=starts, follow=True)
    link = ask("share_links.create_share_link", body=new)
    assert ask("share_links.list_attempts", link.id).results == []
    send(link.url)
    [attempt] = ask("share_links.list_attempts", link.id).results
    assert (attempt.state, [delivery.open_chat_id for delivery in attempt.deliveries]) == ("sent", ["oc_1"])
    assert [one.id for one in ask("templates.get_release", made.id).touched.links] == [str(link.id)]


def fetch_content(program: Program, template: Any) -> None:
    """By id, by slug, and many at once."""
    ask, models = program.ask, program.models
    asked = models.ContentIn(values=models.ContentInValues.from_dict({"build": "3.2"}))
    content = ask("templates.get_content", template.id, body=asked)
    assert content.report.ok
    assert _title(content) == "Release 3.2"
    assert ask("teams.get_content_by_slug", template.team, template.slug, body=asked) == content
    refused = ask("templates.get_content", template.id, body=models.ContentIn())
    assert refused.error.code == "missing_value"
    assert [finding.rule for finding in refused.report.findings if finding.severity == "error"] == ["missing-value"]

    items = [models.ContentBatchInItemsItem.from_dict(values) for values in ({"build": "3.3"}, {}, {"build": "3.4"})]
    batch = ask("templates.get_content_batch", template.id, body=models.ContentBatchIn(items=items)).results
    assert [_title(batch[0]), batch[1].error.code, _title(batch[2])] == ["Release 3.3", "missing_value", "Release 3.4"]


def _title(content: Any) -> str:
    return str(content.card_content.to_dict()["card"]["header"]["title"]["content"])
