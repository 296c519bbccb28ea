"""Zip archives of a library: written the same for the same files, and read without trusting whoever made them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from cardstudio.cards.library.files import belongs
from cardstudio.cards.messages import said

MB = 2**20
#: Bytes of one file: a document of the 2 MB that a request may have takes more with its lines and blanks.
MOST_IN_FILE = 16 * MB


class Limits(NamedTuple):
    """Bytes of an archive, bytes of what is in it, and how many entries it has, whatever they are."""

    packed: int
    unpacked: int
    entries: int


#: Of what somebody sends, and of a whole library from the server one asked.
SENT = Limits(20 * MB, 100 * MB, 20_000)
ASKED = Limits(1024 * MB, 4096 * MB, 1_000_000)
#: The same files make the same archive, byte for byte.
MADE_AT = (2020, 1, 1, 0, 0, 0)
_KINDS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
# The record at the end of an archive, at most a comment of 64 KB before its last byte.
_END, _END_SIZE, _END_OF_LARGE = b"PK\x05\x06", 22, b"PK\x06\x07"
_LARGE_LOCATOR_SIZE = 20
#: Where in the record the size of that list is.
_SIZE_AT = 12
# The least an entry takes in the list of entries, with a path of a reasonable length.
_ENTRY_BYTES = 46 + 200


class BadArchive(ValueError):
    """An archive that is not read: ``reason`` names a sentence of the command line's messages."""

    def __init__(self, reason: str, **params: object) -> None:
        self.reason = reason
        self.params = params
        super().__init__(self.message())

    def message(self, locale: str = "en") -> str:
        """One sentence: why not."""
        return said(f"archive-{self.reason}", locale, **self.params)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The archive of some files by their paths, in the order given."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            add(archive, path, data)
    return held.getvalue()


def add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    """One more file, with nothing in it of when and where it was made."""
    entry = zipfile.ZipInfo(path, MADE_AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, on which modes are read
    entry.external_attr = (0o755 if path.endswith(".sh") else 0o644) << 16
    archive.writestr(entry, data)


def unpack(data: bytes, limits: Limits = SENT) -> dict[str, bytes]:
    """The files of a library in an archive, by path; whatever else is in it is passed over.

    Raises:
        BadArchive: it is none, or larger than it should be, or has paths that lead out of it.
    """
    if len(data) > limits.packed:
        raise BadArchive("too-large", most=limits.packed // MB)
    _refuse_long_lists(data, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, limits)
    except BadArchive:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, OSError, ValueError):
        raise BadArchive("broken") from None


def _refuse_long_lists(data: bytes, limits: Limits) -> None:
    """`zipfile` reads the whole list of entries at once, so how long it is must be known before."""
    end = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if end < 0 or len(data) < end + _END_SIZE:
        raise BadArchive("broken")
    (size,) = struct.unpack_from("<L", data, end + _SIZE_AT)
    large = data[max(0, end - _LARGE_LOCATOR_SIZE) : end].startswith(_END_OF_LARGE)
    if (large and limits.entries <= SENT.entries) or size > limits.entries * _ENTRY_BYTES:
        raise BadArchive("too-many", most=limits.entries)


def _read(archive: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise BadArchive("too-many", most=limits.entries)
    files: dict[str, bytes] = {}
    left = limits.unpacked
    for entry in sorted(entries, key=lambda entry: entry.filename):
        _require_safe(entry.filename)
        if entry.is_dir() or not belongs(entry.filename):
            continue
        if entry.filename in files:
            raise BadArchive("twice", path=entry.filename)
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KINDS:
            raise BadArchive("broken")
        data = _file(archive, entry, min(left, MOST_IN_FILE))
        if data is None:
            raise BadArchive("unpacks-large", most=limits.unpacked // MB)
        files[entry.filename] = data
        left -= len(data)
    return files


def _file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes | None:
    """One file, None where it has more than `most`; what it says of its own size counts for nothing."""
    with archive.open(entry) as opened:
        data = opened.read(most + 1)
    if len(data) > MOST_IN_FILE:
        raise BadArchive("file-too-large", path=entry.filename, most=MOST_IN_FILE // MB)
    return data if len(data) <= most else None


def _require_safe(path: str) -> None:
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or any(bad in path for bad in ("\\", "\0", ":")):
        raise BadArchive("unsafe", path=path)
