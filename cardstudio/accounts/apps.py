from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cardstudio.accounts"

    def ready(self) -> None:
        # drf-spectacular finds extensions by their having been imported, Django receivers of signals.
        from cardstudio.accounts import openapi, preferences  # noqa: F401
