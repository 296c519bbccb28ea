from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "cardstudio.sharing"

    def ready(self) -> None:
        from cardstudio.chats import uses
        from cardstudio.db import recounting
        from cardstudio.sharing.attempts.recount import attempts_recount
        from cardstudio.sharing.links.list_uses import live_links_of

        uses.register(live_links_of)
        recounting.register(recounting.Recount("attempts", attempts_recount))
