"""Tokens and tickets, on the platform's own paths (h5-jssdk §1.7)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.api.simulator.conftest import SECRET, Simulator

TENANT = "/open-apis/auth/v3/tenant_access_token/internal"
TICKET = "/open-apis/jssdk/ticket/get"
MINUTES = 60


def test_it_works(simulator: Simulator) -> None:
    answer = simulator.post(TENANT, json=SECRET)
    body = answer.json()
    assert (body["code"], body["msg"], body["expire"]) == (0, "ok", 7200)
    assert body["tenant_access_token"].startswith("t-")
    assert answer.headers["x-tt-logid"]
    ticket = simulator.ticket()
    assert ticket["ticket"]
    assert ticket["expire_in"] == 7200


def test_forms_get_and_a_final_slash_are_taken_as_well(simulator: Simulator) -> None:
    token = simulator.post(f"{TENANT}/", data=SECRET).json()["tenant_access_token"]
    answer = simulator.get(TICKET, headers={"Authorization": f"Bearer {token}"}).json()
    assert answer["code"] == 0


def test_the_app_token_brings_both(simulator: Simulator) -> None:
    body = simulator.post("/open-apis/auth/v3/app_access_token/internal", json=SECRET).json()
    assert body["app_access_token"] == body["tenant_access_token"]


def test_a_value_stays_until_less_than_half_an_hour_is_left(simulator: Simulator) -> None:
    first, ticket = simulator.token(), simulator.ticket()["ticket"]
    simulator.control(clock={"offset_s": 89 * MINUTES})
    assert simulator.token() == first
    assert simulator.ticket()["ticket"] == ticket
    assert simulator.ticket()["expire_in"] <= 31 * MINUTES, "asked again it is not extended"
    simulator.control(clock={"offset_s": 91 * MINUTES})
    assert simulator.token() != first
    assert simulator.ticket()["ticket"] != ticket
    old = simulator.post(TICKET, headers={"Authorization": f"Bearer {first}"}).json()
    assert old["code"] == 0, "the old token lives on to its own end"
    simulator.control(clock={"offset_s": 121 * MINUTES})
    assert simulator.post(TICKET, headers={"Authorization": f"Bearer {first}"}).json()["code"] == 99991663


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({**SECRET, "app_id": "cli_other"}, 10003),
        ({}, 10003),
        ({**SECRET, "app_secret": "wrong"}, 10014),
    ],
)
def test_a_wrong_app_gets_no_token(simulator: Simulator, body: dict[str, str], code: int) -> None:
    answer = simulator.post(TENANT, json=body).json()
    assert answer["code"] == code
    assert "tenant_access_token" not in answer


def test_a_ticket_needs_a_token_that_counts(simulator: Simulator) -> None:
    assert simulator.post(TICKET).json()["code"] == 99991661
    assert simulator.post(TICKET, headers={"Authorization": "Bearer t-nothing"}).json()["code"] == 99991663


def test_requests_are_counted_and_parallel_ones_get_one_value(simulator: Simulator) -> None:
    with ThreadPoolExecutor(8) as pool:
        tickets = {answer["ticket"] for answer in pool.map(lambda _: simulator.ticket(), range(16))}
    assert len(tickets) == 1
    counts = simulator.state()["counts"]
    assert (counts["ticket"], counts["ticket_issued"]) == (16, 1)
    assert counts["tenant_token"] == 16
    simulator.control(clear_calls=True)
    assert simulator.state()["counts"]["ticket"] == 16, "clearing the log leaves the counts"


def test_a_reset_leaves_the_servers_token_but_voiding_does_not(simulator: Simulator) -> None:
    token = {"Authorization": f"Bearer {simulator.token()}"}
    simulator.control(reset=True)
    assert simulator.state()["counts"] == {}
    assert simulator.post(TICKET, headers=token).json()["code"] == 0
    simulator.control(void_tokens=True)
    assert simulator.post(TICKET, headers=token).json()["code"] == 99991663


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [("token_invalid", 400, 99991663), ("ip_refused", 400, 99991401), ("rate_limited", 429, 99991400)],
)
def test_faults_of_the_platform(simulator: Simulator, fault: str, status: int, code: int) -> None:
    token = simulator.token()
    simulator.control(faults={"platform": fault})
    answer = simulator.post(TICKET, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert ("x-ogw-ratelimit-reset" in answer.headers) == (fault == "rate_limited")


def test_faults_below_the_platform(simulator: Simulator) -> None:
    simulator.control(faults={"platform": "server_error"})
    assert simulator.post(TENANT, json=SECRET).status_code == 502
    simulator.control(faults={"platform": "malformed"})
    with pytest.raises(ValueError, match="Expecting"):
        simulator.post(TENANT, json=SECRET).json()


def test_short_lives_on_demand(simulator: Simulator) -> None:
    simulator.control(faults={"expire_in": 90})
    assert simulator.post(TENANT, json=SECRET).json()["expire"] == 90


@pytest.mark.parametrize("body", [b"{", b"[1]", b'{"app_id": "\\ud800"}', b"[" * 100_000])
def test_unreadable_bodies_are_refused(simulator: Simulator, body: bytes) -> None:
    answer = simulator.post(TENANT, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["code"] == 9499
