"""The four roles in words: a name, and what it allows in one line."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cardstudio.accounts.models import Role

#: Strongest first, as people read them.
ROLE_NAMES: dict[Role, Promise] = {
    Role.OWNER: _("Owner"),
    Role.PUBLISHER: _("Publisher"),
    Role.EDITOR: _("Editor"),
    Role.VIEWER: _("Viewer"),
}
ROLE_LINES: dict[Role, Promise] = {
    Role.OWNER: _("Looks after people and tokens; may do everything the others may"),
    Role.PUBLISHER: _("Decides which version is the release"),
    Role.EDITOR: _("Makes and changes cards, makes links, sends to chats of their choice"),
    Role.VIEWER: _("Looks at cards, and sends released ones in their own name"),
}
