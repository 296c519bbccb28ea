"""Where somebody is signed in: seen, and ended one by one."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from cardstudio.accounts import sessions
from cardstudio.accounts.devices import device_name
from cardstudio.accounts.models import AuditEntry, SignedInDevice, User
from tests.conftest import People

MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"


def signed_in(client: Client) -> bool:
    return client.get("/library/").status_code == 200


def device(user: User, agent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    client.force_login(user)
    # What a browser says of itself is noted with its first use after an hour; a test signs in without a browser.
    SignedInDevice.objects.filter(session_id=client.session.session_key).update(user_agent=agent)
    return client


def row(client: Client) -> SignedInDevice:
    return SignedInDevice.objects.get(session_id=client.session.session_key)


def test_signing_out_one_leaves_the_other(people: People):
    mac, phone = device(people.alice, MAC), device(people.alice, PHONE)

    page = mac.get("/me/").content.decode()
    assert "Chrome, macOS" in page
    assert "Safari, iPhone" in page
    answer = mac.post(f"/me/devices/{row(phone).pk}/sign-out/")

    assert answer["Location"] == "/me/#devices"
    assert signed_in(mac)
    assert not signed_in(phone)
    assert "iPhone" not in mac.get("/me/").content.decode()
    assert AuditEntry.objects.filter(action="user.signed_out_device", actor=people.alice).exists()


def test_signing_out_the_others(people: People):
    mac, phone, bob = device(people.alice, MAC), device(people.alice, PHONE), device(people.bob, MAC)

    mac.post("/me/devices/sign-out-others/")

    assert signed_in(mac)
    assert not signed_in(phone)
    assert signed_in(bob)
    assert row(mac).user_agent == MAC
    assert SignedInDevice.objects.filter(user=people.alice).count() == 1


def test_nobody_ends_another_persons_session(people: People):
    alice, charlie = device(people.alice, MAC), device(people.charlie, PHONE)

    assert charlie.post(f"/me/devices/{row(alice).pk}/sign-out/").status_code == 404
    assert signed_in(alice)


def test_a_device_goes_with_its_session_and_keeps_its_own_when_the_key_changes(people: People):
    alice = device(people.alice, MAC)
    known = row(alice).pk

    session = alice.session
    session.cycle_key()
    session.save()
    assert SignedInDevice.objects.get(pk=known).session_id == session.session_key
    assert Session.objects.filter(device__user=people.alice).count() == 1

    session.flush()
    assert not SignedInDevice.objects.filter(user=people.alice).exists()


def test_a_session_of_before_is_known_with_its_next_use(people: People):
    alice = device(people.alice, MAC)
    SignedInDevice.objects.all().delete()
    held = alice.session
    held[sessions.USED] -= 2 * 60 * 60
    held.save()

    assert signed_in(alice)

    assert row(alice).user_agent == MAC


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (MAC, "Chrome, macOS"),
        (f"{MAC} Edg/130.0", "Edge, macOS"),
        (f"{MAC} Lark/7.36.5 LarkLocale/en_US", "Feishu 7.36, macOS"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox, Linux"),
        ("curl/8", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_words_for_a_browser(agent: str, name: str):
    assert device_name(agent) == name
