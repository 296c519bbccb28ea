from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "cardstudio.accounts"

    def ready(self) -> None:
        # drf-spectacular finds extensions by their having been imported.
        from cardstudio.accounts import openapi  # noqa: F401
