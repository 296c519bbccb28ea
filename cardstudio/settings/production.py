"""A real installation: what matters comes from the environment, and missing or weak values stop the start."""

from cardstudio.settings.base import *  # noqa: F403
from cardstudio.settings.base import CSRF_COOKIE_NAME, FEISHU_APP_ID, FEISHU_APP_SECRET, SESSION_COOKIE_NAME, env
from cardstudio.settings.guard import check_production

SECRET_KEY = env.str("SECRET_KEY")
PUBLIC_ORIGIN = env.str("PUBLIC_ORIGIN").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]

BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# gunicorn with --certfile and --keyfile, say.
OWN_TLS = env.bool("OWN_TLS", default=False)
check_production(
    secret_key=SECRET_KEY,
    origin=PUBLIC_ORIGIN,
    hosts=ALLOWED_HOSTS,
    app_id=FEISHU_APP_ID,
    app_secret=FEISHU_APP_SECRET,
    behind_proxy=BEHIND_PROXY,
    own_tls=OWN_TLS,
)

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# People reach an https origin by https only: plain requests are sent there, browsers remember it for a year, and
# cookies have names that no other host and no plain page can set.
HTTPS = PUBLIC_ORIGIN.startswith("https://")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=HTTPS)
# Asked from inside, past the proxy.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
# Other hosts below this one are not ours to decide for, so these two are asked for by name.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
if HTTPS:
    COOKIE_PREFIX = "__Host-"
    SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}{SESSION_COOKIE_NAME}"
    CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}{CSRF_COOKIE_NAME}"

SILENCED_SYSTEM_CHECKS = [
    # Framing is decided by the content policy's frame-ancestors, page by page: X-Frame-Options knows no list of hosts.
    "security.W002",
    # See above: subdomains and preloading.
    "security.W005",
    "security.W021",
]
