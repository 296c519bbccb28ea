"""What can be taken away, and each of it as files or as one download."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cardstudio.takeaway.render import render
from cardstudio.takeaway.snippets import KINDS as SNIPPETS
from cardstudio.takeaway.subject import Subject

Name = Literal["page", "endpoint-python", "endpoint-node", "mini-program", "snippets", "all"]
# The same files make the same archive, byte for byte.
MADE_AT = (2020, 1, 1, 0, 0, 0)
_SEND = "mini-program/pages/send"


@dataclass(frozen=True)
class Bundle:
    """Some of the files, by their path in the archive of everything. `sends`: they send the card by themselves."""

    name: Name
    title: str | Promise
    about: str | Promise
    paths: tuple[str, ...]
    sends: bool = False


BUNDLES = (
    Bundle(
        "page",
        _("The page"),
        _("One HTML file that sends this card from inside Feishu. It needs one of the endpoints below to sign it."),
        ("h5/index.html",),
        sends=True,
    ),
    Bundle(
        "endpoint-python",
        _("Signing endpoint, Python"),
        _("A Django view in one file; runs by itself for a first look."),
        ("endpoint/feishu_jsapi.py",),
    ),
    Bundle(
        "endpoint-node",
        _("Signing endpoint, Node"),
        _("A server in one file, without packages."),
        ("endpoint/server.mjs",),
    ),
    Bundle(
        "mini-program",
        _("The mini-program"),
        _("A folder for the developer tool: signs the person in where that is needed, and serves the chat's + menu."),
        (
            "mini-program/app.json",
            "mini-program/app.js",
            "mini-program/project.config.json",
            *(f"{_SEND}/{name}" for name in ("card.js", "client.js", "sender.js", "send.js")),
            *(f"{_SEND}/send.{kind}" for kind in ("ttml", "ttss", "json")),
        ),
        sends=True,
    ),
    Bundle(
        "snippets",
        _("Snippets"),
        _("For programs that send by themselves."),
        tuple(f"snippets/{kind.filename}" for kind in SNIPPETS),
    ),
)
BY_NAME = {bundle.name: bundle for bundle in BUNDLES}
EVERYTHING = Bundle(
    "all",
    _("Everything"),
    _("All of this in one archive."),
    tuple(path for bundle in BUNDLES for path in bundle.paths),
    sends=True,
)


@dataclass(frozen=True)
class Download:
    filename: str
    content_type: str
    data: bytes


def bundle_files(bundle: Bundle, subject: Subject) -> dict[str, str]:
    """The bundle's files by path."""
    return {path: render(path, subject=subject) for path in bundle.paths}


def bundle_download(bundle: Bundle, subject: Subject) -> Download:
    """One file as it is, several as a zip archive.

    A page comes as a plain download, never as something a browser would run on our own origin.
    """
    files = bundle_files(bundle, subject)
    if len(files) > 1:
        return Download(f"card-{bundle.name}.zip", "application/zip", _archive(files))
    [(path, text)] = files.items()
    return Download(path.rpartition("/")[2], "application/octet-stream", text.encode())


def _archive(files: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            entry = zipfile.ZipInfo(path, MADE_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if path.endswith(".sh") else 0o644) << 16
            archive.writestr(entry, text)
    return held.getvalue()
