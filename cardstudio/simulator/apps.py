from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate

from cardstudio.settings.guard import check_start


class SimulatorConfig(AppConfig):
    name = "cardstudio.simulator"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every way to start passes here; a pretend Feishu must never be open to strangers by accident."""
        check_start(
            simulator=settings.SIMULATOR_ORIGIN,
            debug=settings.DEBUG,
            allowed=settings.SIMULATOR_ALLOWED,
            app_id=settings.APP_ID,
            host=settings.HOST,
            allow_lan=settings.ALLOW_LAN,
        )
        post_migrate.connect(fill_once, sender=self)


def fill_once(**_: Any) -> None:
    """Sample people and chats stand ready after the first `migrate`; later ones leave everything as it is."""
    from cardstudio.simulator.services import world_fill

    world_fill()
