from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cardstudio.accounts"

    def ready(self) -> None:
        # drf-spectacular finds extensions by their having been imported, Django receivers of signals.
        from cardstudio.accounts import openapi, preferences  # noqa: F401
        from cardstudio.accounts.team_sizes import sizes_recount
        from cardstudio.db import recounting

        recounting.register(recounting.Recount("teams", sizes_recount))
