"""The platform's side of h5sdk.config: what is checked, and in which order (h5-jssdk §8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cardstudio.simulator.signature import Claim, Known, Refusal, read, sign, verify

NOW = 1_700_000_000_000
URL = "http://127.0.0.1:8000/s/abc/?x=1"
KNOWN = Known("cli_simulator", ["new", "old"], ["127.0.0.1:8000"], frozenset({"sendMessageCard"}), NOW, available=True)


def claim(ticket: str = "new", timestamp: int = NOW, **changes: Any) -> Claim:
    signed = Claim("cli_simulator", timestamp, "n0", sign(ticket, "n0", timestamp, URL), ["sendMessageCard"], URL)
    return replace(signed, **changes)


def code(given: Claim, known: Known = KNOWN, seen: bool = False) -> int:
    refusal = verify(given, known, seen)
    return refusal.code if refusal else 0


def test_it_works() -> None:
    assert code(claim()) == 0
    assert code(claim(ticket="old")) == 0, "the earlier ticket still counts"


def test_the_signature_is_the_documented_one() -> None:
    digest = sign(
        "617bf955832a4d4d80d9d8d85917a427",
        "Y7a8KkqX041bsSwT",
        1510045655000,
        "https://example.cn/test/1234/content.html",
    )
    assert digest == "40a68999ecf7e05907edba43b31a50fd1830c777"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("timestamp", str(NOW)),
        ("timestamp", None),
        ("timestamp", True),
        ("appId", 7),
        ("nonceStr", None),
        ("signature", 1),
        ("jsApiList", "sendMessageCard"),
        ("jsApiList", [1]),
    ],
)
def test_wrong_types_are_1012(field: str, value: Any) -> None:
    good = {
        "appId": "cli_simulator",
        "timestamp": NOW,
        "nonceStr": "n",
        "signature": "s",
        "jsApiList": [],
        "url": URL,
    }
    assert isinstance(read(good), Claim)
    refusal = read({**good, field: value})
    assert isinstance(refusal, Refusal)
    assert refusal.code == 1012


def test_each_fault_has_its_code() -> None:
    assert code(claim(app_id="cli_other")) == 333440
    assert code(claim(), replace(KNOWN, tickets=[])) == 333442
    assert code(claim(), replace(KNOWN, trusted_domains=[])) == 333447
    assert code(claim(url="http://127.0.0.1:8009/")) == 333448
    assert code(claim(timestamp=NOW - 10 * 60 * 1000 - 1)) == 333444
    assert code(claim(timestamp=NOW // 1000)) == 333444, "seconds instead of milliseconds"
    assert code(claim(), replace(KNOWN, old=True)) == 333444
    assert code(claim(signature="0" * 40)) == 333441
    assert code(claim(), seen=True) == 333443
    assert code(claim(apis=["sendMessageCard", "flyAway"])) == 333446
    assert code(claim(), replace(KNOWN, available=False)) == 333449


def test_an_upper_case_signature_does_not_match() -> None:
    assert code(claim(signature=claim().signature.upper())) == 333441


def test_a_mismatch_says_what_the_platform_expected() -> None:
    refusal = verify(claim(signature="bad"), KNOWN, seen=False)
    assert refusal is not None
    for part in (claim().signature, "jsapi_ticket=new", "noncestr=n0", f"timestamp={NOW}", f"url={URL}"):
        assert part in refusal.message


def test_the_first_fault_in_order_wins() -> None:
    everything = claim(app_id="cli_other", url="http://elsewhere/", timestamp=0, signature="bad", apis=["flyAway"])
    nothing = replace(KNOWN, tickets=[], trusted_domains=[], available=False)
    steps: list[tuple[int, dict[str, Any], dict[str, Any]]] = [
        (333440, {"app_id": "cli_simulator"}, {}),
        (333442, {}, {"tickets": KNOWN.tickets}),
        (333447, {}, {"trusted_domains": KNOWN.trusted_domains}),
        (333448, {"url": URL}, {}),
        (333444, {"timestamp": NOW}, {}),
        (333441, {"signature": claim().signature}, {}),
        (333443, {}, {}),
    ]
    for expected, mended_claim, mended_known in steps:
        assert code(everything, nothing, seen=True) == expected
        everything, nothing = replace(everything, **mended_claim), replace(nothing, **mended_known)
    assert code(everything, nothing) == 333446
    assert code(replace(everything, apis=[]), nothing) == 333449
