"""One person's machine: SQLite under var/, the simulator as the open platform, generous throttles."""

from cardstudio.settings.base import *  # noqa: F403
from cardstudio.settings.base import MIDDLEWARE, REST_FRAMEWORK, SHARE_FRAME_ANCESTORS, VAR_DIR, env
from cardstudio.settings.demo import demo_origin
from cardstudio.settings.logs import logging_config
from cardstudio.settings.secret import secret_key

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key(VAR_DIR / "secret_key")
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]", HOST])
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN", default=f"http://{HOST}:{PORT}").rstrip("/")

if DEBUG:
    MIDDLEWARE = [*MIDDLEWARE, "cardstudio.teams.missing.debugging.OurOwn404Middleware"]

if not env.str("FEISHU_APP_ID", default=""):
    SIMULATOR_ORIGIN = env.str("SIMULATOR_ORIGIN", default=f"http://{HOST}:{PORT + 1}").rstrip("/")
    SIMULATOR_DEMO_ORIGIN = env.str("SIMULATOR_DEMO_ORIGIN", default=demo_origin(HOST, PORT + 1)).rstrip("/")
    FEISHU_APP_ID = "cli_simulator"
    FEISHU_APP_SECRET = "simulator-secret"
    FEISHU_SDK_URLS = [f"{SIMULATOR_ORIGIN}/h5-js-sdk.js"]
    SHARE_FRAME_ANCESTORS = [*SHARE_FRAME_ANCESTORS, SIMULATOR_ORIGIN]

REST_FRAMEWORK = {
    **REST_FRAMEWORK,
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": env.str("THROTTLE_ANONYMOUS", default="6000/min"),
        "share": env.str("THROTTLE_SHARE", default="6000/min"),
        "share_address": env.str("THROTTLE_SHARE_ADDRESS", default="6000/min"),
        "signin": env.str("THROTTLE_SIGNIN", default="6000/min"),
        "access": env.str("THROTTLE_ACCESS", default="6000/min"),
        "missing": env.str("THROTTLE_MISSING", default="6000/min"),
        "offers": env.str("THROTTLE_OFFERS", default="6000/min"),
    },
}
LOGGING = logging_config(env.str("LOG_LEVEL", default="INFO"), readable=True)
