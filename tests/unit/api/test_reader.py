"""Reading a body: how much is taken from a sender who sends too much."""

from __future__ import annotations

import io

import pytest
from django.test import RequestFactory

from cardstudio.api import reader
from cardstudio.api.errors import ApiError

MB = 1024 * 1024


class Counting(io.RawIOBase):
    """A body of `size` bytes that remembers how many were taken."""

    def __init__(self, size: int) -> None:
        self.left = size
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        count = min(len(buffer), self.left)
        self.left -= count
        self.taken += count
        return count


def request_with(size: int):
    body = Counting(size)
    request = RequestFactory().post("/api/v1/x/", b"", content_type="application/json")
    request.META["CONTENT_LENGTH"] = str(size)
    request._stream = io.BufferedReader(body, 1)  # type: ignore[attr-defined]  # what the server would hand over
    return request, body


@pytest.mark.parametrize(("size", "taken"), [(3 * MB, 3 * MB), (9 * MB, 9 * MB), (500 * MB, 10 * MB)])
def test_ten_megabytes_are_drained_and_no_more(size: int, taken: int):
    request, body = request_with(size)

    with pytest.raises(ApiError) as refused:
        reader.read(request)

    assert refused.value.status == 413
    assert taken <= body.taken <= taken + reader.CHUNK


def test_it_works():
    request = RequestFactory().post("/x/", b' {"a": 12345678901234567890} ', content_type="application/json")

    reader.read(request)

    assert (request.json_body.value, request.json_body.present) == ({"a": 12345678901234567890}, True)
    assert request.body == b' {"a": 12345678901234567890} '


def test_no_body_is_an_empty_object():
    request = RequestFactory().post("/x/", b" ", content_type="text/plain")

    reader.read(request)

    assert (request.json_body.value, request.json_body.present) == ({}, False)


def test_a_sender_who_breaks_off_is_refused():
    request = RequestFactory().post("/x/", b"", content_type="application/json")

    class Broken:
        def read(self, size: int) -> bytes:
            raise OSError("connection reset")

    request._stream = Broken()  # type: ignore[attr-defined]  # what the server would hand over

    with pytest.raises(ApiError) as refused:
        reader.read(request)

    assert refused.value.status == 400
