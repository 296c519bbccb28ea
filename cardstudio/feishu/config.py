"""Which app at which open platform: hosts by brand (h5-jssdk §1.8), or the simulator for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Hosts:
    """Origins, without a trailing slash."""

    api: str
    accounts: str
    applink: str


BRANDS = {
    "feishu": Hosts("https://open.feishu.cn", "https://accounts.feishu.cn", "https://applink.feishu.cn"),
    "lark": Hosts("https://open.larksuite.com", "https://accounts.larksuite.com", "https://applink.larksuite.com"),
}
# Where people get the client.
DOWNLOADS = {"feishu": "https://www.feishu.cn/download", "lark": "https://www.larksuite.com/download"}


@dataclass(frozen=True)
class AppConfig:
    """One app's credentials and hosts. `secret` never leaves the server."""

    brand: str
    app_id: str
    secret: str
    hosts: Hosts


def app_config(*, brand: str, app_id: str, secret: str) -> AppConfig:
    """The app at its brand's hosts; with the simulator on, at the simulator."""
    origin = settings.SIMULATOR_ORIGIN
    hosts = Hosts(origin, origin, origin) if origin else BRANDS[brand]
    return AppConfig(brand=brand, app_id=app_id, secret=secret, hosts=hosts)
