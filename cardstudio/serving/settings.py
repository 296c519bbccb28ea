"""Gunicorn's settings, the same for `make run` and for a company's installation; the command line may change each.

`docs/configuration.md` says what the variables mean.
"""

from __future__ import annotations

import os
from typing import Any

worker_class = "cardstudio.serving.worker.Worker"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
# One copy of the code, loaded once: workers start at once and share its memory.
preload_app = True
graceful_timeout = 10
keepalive = 15
# Connections the system holds for us before a worker takes them; what waits beyond is told so by the worker.
backlog = 512
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Renew the app's ticket from the start on, also in a worker that has not been asked for it yet."""
    from django.conf import settings  # the site is loaded after this module

    if getattr(settings, "FEISHU_APP_ID", ""):
        from cardstudio.feishu.config import app_config
        from cardstudio.feishu.tickets import keep_fresh

        secret = settings.FEISHU_APP_SECRET
        keep_fresh(app_config(brand=settings.FEISHU_BRAND, app_id=settings.FEISHU_APP_ID, secret=secret))
