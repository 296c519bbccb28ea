"""The six scopes in words: a name, and what a program may with it in one line."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cardstudio.accounts.models import Scope

#: As people read them, the narrowest first.
SCOPE_NAMES: dict[Scope, Promise] = {
    Scope.CONTENT: _("Get card content"),
    Scope.LIBRARY_READ: _("Read cards"),
    Scope.LIBRARY_WRITE: _("Write cards"),
    Scope.SHARE: _("Share"),
    Scope.RELEASE: _("Make it the release"),
    Scope.MANAGE: _("Manage the team"),
}
SCOPE_LINES: dict[Scope, Promise] = {
    Scope.CONTENT: _("The release, filled and ready to send; or a version by its number"),
    Scope.LIBRARY_READ: _("Cards with their drafts and versions, folders and tags"),
    Scope.LIBRARY_WRITE: _("Make and change cards, keep versions, order them, put them in the trash"),
    Scope.SHARE: _("Send, make and end links, read what was sent, look after chat lists"),
    Scope.RELEASE: _("Decide which version programs and following links get"),
    Scope.MANAGE: _("Members, invitations, the audit log, and revoking tokens"),
}
