"""The pages of the site, by the names of their addresses: those that answer with HTML of our own.

`tests/api/security/test_pages.py` finds each in the URLconf, `tests/e2e/test_every_page.py` walks them in a browser."""

from __future__ import annotations

PAGES = frozenset(
    {
        *(
            "accounts:me",
            "accounts:signin",
            "accounts:client-signin",
            "api-docs",
            "chats:add",
            "chats:index",
            "chats:list",
        ),
        *("designer:signed-in", "designer:template", "designer:try", "designer:try-keep"),
        *(
            "library:index",
            "library:new",
            "library:offer",
            "library:offers",
            "library:paste",
            "takeaway:link",
            "takeaway:template",
        ),
        *("sharing:attempt", "sharing:create", "sharing:history", "sharing:link", "sharing:log", "sharing:page"),
        "sharing:versions",
        *("sharing:fill-in", "sharing:send", "teams:members", "teams:new", "teams:settings"),
        *("teams:activity", "teams:audit", "teams:tokens"),
        *("teams:ask", "teams:asked", "teams:first", "teams:inbox", "teams:join"),
    }
)
