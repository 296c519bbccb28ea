"""As tests run, but with what one machine has in production: tuned SQLite files and the cache in one of them."""

import tempfile
from pathlib import Path

from cardstudio.settings import base
from cardstudio.settings.databases import sqlite
from cardstudio.settings.test import *  # noqa: F403

_HOME = Path(tempfile.mkdtemp(prefix="cardstudio-bench-"))
DATABASES = {
    "default": sqlite(_HOME / "main.sqlite3", durable=True),
    "cache": sqlite(_HOME / "cache.sqlite3", patience=0.3),
}
for _settings in DATABASES.values():
    # In a file, as in production: SQLite's default for tests is memory.
    _settings["TEST"] = {"NAME": f"{_settings['NAME']}-test"}
DATABASE_ROUTERS = ["cardstudio.db.routers.CacheRouter"]
CACHES = base.CACHES
WHITENOISE_AUTOREFRESH = False
