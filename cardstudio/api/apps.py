from django.apps import AppConfig
from django.conf import settings

from cardstudio.settings.guard import check_start


class ApiConfig(AppConfig):
    name = "cardstudio.api"

    def ready(self) -> None:
        """Every way to start (server, worker, command) passes here, unlike Django's system checks."""
        check_start(
            simulator=settings.SIMULATOR_ORIGIN,
            debug=settings.DEBUG,
            allowed=settings.SIMULATOR_ALLOWED,
            app_id=settings.FEISHU_APP_ID,
            host=getattr(settings, "HOST", "127.0.0.1"),
            allow_lan=settings.ALLOW_LAN,
        )
