"""For the type checker alone: all apps and all settings at once. Nothing is ever run with it."""

from cardstudio.settings.test import *  # noqa: F403
from cardstudio.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "cardstudio.simulator"]
HOST = "127.0.0.1"
MAIN_ORIGIN = "http://127.0.0.1:8000"
DEMO_ORIGIN = "http://localhost:8001"
APP_ID = "cli_simulator"
APP_SECRET = "simulator-secret"
SIMULATOR_KEPT_DAYS = 30
