"""The vendor's own SDK accepts the simulator for the platform: that is what makes it more than our idea of it."""

from __future__ import annotations

import json

import pytest

from tests.api.simulator.conftest import Simulator

pytestmark = pytest.mark.slow


def test_it_works(simulator: Simulator) -> None:
    import lark_oapi as lark  # importing it takes seconds and 170 MB, so nothing else does
    from lark_oapi.core.token import TokenManager

    client = (
        lark.Client.builder()
        .app_id("cli_simulator")
        .app_secret("simulator-secret")
        .domain(simulator.origin)
        .log_level(lark.LogLevel.ERROR)
        .build()
    )
    request = (
        lark.BaseRequest.builder()
        .http_method(lark.HttpMethod.POST)
        .uri("/open-apis/jssdk/ticket/get")
        .token_types({lark.AccessTokenType.TENANT})
        .build()
    )
    response = client.request(request)
    assert response.success(), response.msg
    assert json.loads(response.raw.content)["data"]["ticket"] == simulator.ticket()["ticket"]
    assert response.get_log_id()
    assert TokenManager.get_self_tenant_token(client._config) == simulator.token()

    from lark_oapi.api.im.v1 import CreateMessageRequest, CreateMessageRequestBody, ListChatRequest

    chats = client.im.v1.chat.list(ListChatRequest.builder().page_size(50).build())
    assert chats.success(), chats.msg
    assert "oc_5ad11d72b830411d" in [item.chat_id for item in chats.data.items]
    message = CreateMessageRequestBody.builder().receive_id("oc_5ad11d72b830411d").msg_type("interactive")
    message = message.content(json.dumps({"schema": "2.0", "body": {"elements": []}})).build()
    sending = CreateMessageRequest.builder().receive_id_type("chat_id").request_body(message).build()
    sent = client.im.v1.message.create(sending)
    assert sent.success(), sent.msg
    assert sent.data.message_id == simulator.state()["messages"][-1]["open_message_id"]

    # The SDK keeps its token; the platform does not know it any more.
    simulator.control(void_tokens=True)
    refused = client.request(request)
    assert (refused.success(), refused.code) == (False, 99991663)
