"""Which live links send to a chat list: it can't be deleted under them."""

from __future__ import annotations

from django.urls import reverse

from cardstudio.chats.models import ChatList
from cardstudio.chats.uses import Use
from cardstudio.sharing.links.selectors import is_live
from cardstudio.sharing.models import ShareLink


def live_links_of(chat_list: ChatList) -> list[Use]:
    """The live links of a list by the names of their templates."""
    links = ShareLink.objects.filter(chat_list=chat_list, revoked_at=None).select_related("template")
    found = links.defer("template__description").order_by("template__name", "-created_at")
    return [Use(link.template.name, reverse("sharing:link", args=[link.pk])) for link in found if is_live(link)]
