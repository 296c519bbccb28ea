"""What a link or a template is as files to take away (`cardstudio.takeaway` makes them)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.feishu.client_versions import client_info
from cardstudio.library.models import Template
from cardstudio.library.selectors import draft_get
from cardstudio.sharing.content.blanks import Blank, blanks_of, problems_of, unfilled
from cardstudio.sharing.content.card_content import document_content
from cardstudio.sharing.links.picker import picker_params
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page.client_targets import MOST_AT_ONCE, client_targets, has_own_targets
from cardstudio.takeaway.subject import CHOOSE, SIGN_URL, Subject

MAX_SIGN_URL = 500


@dataclass(frozen=True)
class Source:
    """A link, or a template as it is now. `fixed` are values nobody is asked for; `calls` as in `Subject`."""

    template: Template
    document: JSONObject
    link: ShareLink | None = None
    fixed: JSONObject = field(default_factory=dict)
    calls: tuple[Mapping[str, Any], ...] = (CHOOSE,)

    @property
    def blanks(self) -> list[Blank]:
        """What may be filled in before the files are made."""
        return [blank for blank in blanks_of(self.document) if blank.name not in self.fixed]

    def missing(self, values: JSONObject) -> list[Blank]:
        """Blanks without a value, with these filled in. Whoever sends a file can't fill them in any more."""
        return unfilled(self.document, {**self.fixed, **values}, ())


def source_of_link(link: ShareLink) -> Source:
    """The link's version, its fixed values and its way of sending."""
    fixed = {name: value for name, value in link.values.items() if name not in link.open_variables}
    return Source(link.template, link.version.document, link, fixed, _calls(link))


def source_of_template(*, actor: Actor, template: Template) -> Source:
    """The draft, sent to whatever chats its sender chooses."""
    return Source(template, draft_get(actor=actor, template=template).document)


def subject_of(source: Source, values: Any = None, sign_url: Any = "") -> Subject:
    """What the files are made of.

    Raises:
        ApiError: 400 naming each value that does not fit its blank, and a `sign_url` that is no address.
    """
    given = {} if values is None else values
    if not isinstance(given, dict):
        raise _invalid({"values": [_("This must be an object.")]})
    wrong = {f"values.{name}": said for name, said in problems_of(source.blanks, given).items()}
    if sign_url and not _is_address(sign_url):
        wrong["sign_url"] = [_("This must be a web address, or a path on the page's own host.")]
    if wrong:
        raise _invalid(wrong)
    link = source.link
    return Subject(
        document_content(source.document, {**source.fixed, **given}),
        name=source.template.name,
        brand=link.app.brand if link else settings.FEISHU_BRAND,
        app_id=(link.app.app_id if link else settings.FEISHU_APP_ID) or Subject.app_id,
        calls=source.calls,
        has_own_targets=link is not None and has_own_targets(link),
        sign_url=sign_url or SIGN_URL,
    )


def require_filled(source: Source, values: JSONObject) -> None:
    """Refuse to make files that would send a card with blanks in it.

    Raises:
        ApiError: 400 naming each of them.
    """
    bare = source.missing(values)
    if bare:
        said = _("This needs a value: nobody can fill it in once the files are taken away.")
        raise _invalid({f"values.{blank.name}": [said] for blank in bare})


def _calls(link: ShareLink) -> tuple[JSONObject, ...]:
    """The calls a link makes. Files are for any client, so nothing is left out for an old one."""
    note = {"withAdditionalMessage": True} if link.with_additional_message else {}
    targets = client_targets(link, client_info(""))
    if targets.mode == "chats":
        batches = [targets.ids[start : start + MOST_AT_ONCE] for start in range(0, len(targets.ids), MOST_AT_ONCE)]
        return tuple({"shouldChooseChat": False, "openChatIDs": batch, **note} for batch in batches)
    if targets.mode == "people":
        return ({"shouldChooseChat": False, "openIDs": targets.ids, **note},)
    return ({"shouldChooseChat": True, "chooseChatParams": picker_params(link.choose_chat_params), **note},)


def _is_address(address: Any) -> bool:
    if not isinstance(address, str) or len(address) > MAX_SIGN_URL or any(ord(char) <= 32 for char in address):
        return False
    if address.startswith("/"):
        return not address.startswith("//")
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _invalid(fields: dict[str, list[str]]) -> ApiError:
    return ApiError("invalid", _("Some fields need another look."), fields=fields)
