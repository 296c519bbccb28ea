"""Which clients can do what a link asks, in words for whoever makes it (h5-jssdk §3.4)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.feishu.client_versions import MINIMUMS, NEVER, SHARE_PAGE, Version, dotted

_ANY: Version = (0, 0, 0)
# iOS and Android never differ.
_PLATFORMS = (("ios", gettext_lazy("phones")), ("pc", gettext_lazy("PC")), ("harmony", gettext_lazy("HarmonyOS")))


def supporting_clients(feature: str) -> str:
    """The clients that can do `feature`, where they are fewer than those that can send at all; else empty.

    Args:
        feature: an option of the picker, or any other key of `client_versions.MINIMUMS`.
    """
    said = []
    for platform, name in _PLATFORMS:
        least = MINIMUMS.get(feature, {}).get(platform, _ANY)
        if least == NEVER:
            said.append(_("not on %(platform)s") % {"platform": name})
        elif least > _floor(platform):
            said.append(_("%(platform)s from %(version)s") % {"platform": name, "version": dotted(least)})
    return _(", ").join(said)


def sending_clients() -> str:
    """The clients that can send at all, in words."""
    return _("Feishu %(version)s or newer, on HarmonyOS %(harmony)s") % {
        "version": dotted(_floor("pc")),
        "harmony": dotted(_floor("harmony")),
    }


def _floor(platform: str) -> Version:
    """What a client needs to send at all."""
    return max(MINIMUMS[feature][platform] for feature in SHARE_PAGE)
