"""The vendor's Node SDK makes its calls at the simulator unchanged, but for the domain."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.api.simulator.conftest import ROOT, Simulator

pytestmark = pytest.mark.slow

PAYMENTS, LIN = "oc_5ad11d72b830411d", "ou_71d0e3b58c"


@pytest.fixture
def results(simulator: Simulator) -> Any:
    """What came of each call of `official_node_sdk.mjs`, by its name there."""
    script = ROOT / "tests" / "api" / "simulator" / "official_node_sdk.mjs"
    command = [sys.executable, str(ROOT / "scripts" / "node.py"), str(script), simulator.origin]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_it_works(simulator: Simulator, results: Any) -> None:
    refused = {"again": 230011, "unknown": 404, "method": 405}
    codes = {name: result.get("code", 0) for name, result in results.items()}  # of a picture there is the key alone
    assert codes == {**dict.fromkeys(results, 0), **refused}
    data = {name: result.get("data") for name, result in results.items()}
    assert PAYMENTS in [item["chat_id"] for item in data["chats"]["items"]]
    assert LIN in [item["member_id"] for item in data["members"]["items"]]
    sent, reply = data["sent"]["message_id"], data["reply"]["message_id"]
    assert data["reply"]["parent_id"] == sent
    assert "Changed" in data["read"]["items"][0]["body"]["content"]
    assert [item["message_id"] for item in data["listed"]["items"]][:2] == [reply, sent]
    assert results["image"]["image_key"].startswith("img_v3_")
    assert data["user"]["user"]["email"] == "lin@harbour.example"
    assert data["ids"]["user_list"][0]["user_id"] == LIN
    assert results["bot"]["bot"]["activate_status"] == 2
    assert data["ticket"]["ticket"] == simulator.ticket()["ticket"]
    assert [message["recalled"] for message in simulator.state()["messages"][-2:]] == [True, False]
