"""The vendor's own SDK accepts the simulator for the platform: that is what makes it more than our idea of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tests.api.simulator.conftest import Simulator

pytestmark = pytest.mark.slow


PAYMENTS, LIN = "oc_5ad11d72b830411d", "ou_71d0e3b58c"
CARD = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": "Hello"}]}}


@pytest.fixture
def client(simulator: Simulator) -> Any:
    import lark_oapi as lark  # importing it takes seconds and 170 MB, so nothing else does
    from lark_oapi.core.token import TokenManager

    # Kept by app id for the life of the process, whatever server they came from.
    TokenManager.cache.cache.clear()
    return (
        lark.Client.builder()
        .app_id("cli_simulator")
        .app_secret("simulator-secret")
        .domain(simulator.origin)
        .log_level(lark.LogLevel.ERROR)
        .build()
    )


def fine(response: Any) -> Any:
    """What a call answered; fails with the platform's words."""
    assert response.success(), f"{response.code} {response.msg}"
    assert response.get_log_id()
    return getattr(response, "data", None)  # some answers have none


def test_it_works(simulator: Simulator, client: Any) -> None:
    import lark_oapi as lark
    from lark_oapi.core.token import TokenManager

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
    assert PAYMENTS in [item.chat_id for item in chats.data.items]
    message = CreateMessageRequestBody.builder().receive_id(PAYMENTS).msg_type("interactive")
    message = message.content(json.dumps({"schema": "2.0", "body": {"elements": []}})).build()
    sending = CreateMessageRequest.builder().receive_id_type("chat_id").request_body(message).build()
    sent = client.im.v1.message.create(sending)
    assert sent.success(), sent.msg
    assert sent.data.message_id == simulator.state()["messages"][-1]["open_message_id"]

    # The SDK keeps its token; the platform does not know it any more.
    simulator.control(void_tokens=True)
    refused = client.request(request)
    assert (refused.success(), refused.code) == (False, 99991663)


def test_messages_live_their_whole_life(client: Any) -> None:
    from lark_oapi.api.im import v1 as im

    content = json.dumps(CARD)
    body = im.CreateMessageRequestBody.builder().receive_id("lin@harbour.example").msg_type("interactive")
    sending = im.CreateMessageRequest.builder().receive_id_type("email").request_body(body.content(content).build())
    sent = fine(client.im.v1.message.create(sending.build()))
    assert (sent.sender.id_type, sent.deleted, sent.updated) == ("app_id", False, False)

    words = im.ReplyMessageRequestBody.builder().msg_type("text").content('{"text":"Yes"}').build()
    replying = im.ReplyMessageRequest.builder().message_id(sent.message_id).request_body(words).build()
    reply = fine(client.im.v1.message.reply(replying))
    assert (reply.parent_id, reply.chat_id) == (sent.message_id, sent.chat_id)

    changed = json.dumps({**CARD, "body": {"elements": [{"tag": "markdown", "content": "Changed"}]}})
    card = im.PatchMessageRequestBody.builder().content(changed).build()
    patching = im.PatchMessageRequest.builder().message_id(sent.message_id).request_body(card).build()
    fine(client.im.v1.message.patch(patching))
    other = im.UpdateMessageRequestBody.builder().msg_type("text").content('{"text":"No"}').build()
    editing = im.UpdateMessageRequest.builder().message_id(reply.message_id).request_body(other).build()
    assert fine(client.im.v1.message.update(editing)).updated is True

    for form in ("user_card_content", "raw_card_content"):
        reading = im.GetMessageRequest.builder().message_id(sent.message_id).card_msg_content_type(form).build()
        [item] = fine(client.im.v1.message.get(reading)).items
        assert "Changed" in item.body.content
    listing = im.ListMessageRequest.builder().container_id_type("chat").container_id(sent.chat_id).build()
    items = fine(client.im.v1.message.list(listing)).items
    assert [item.message_id for item in items] == [sent.message_id, reply.message_id]

    recalling = im.DeleteMessageRequest.builder().message_id(sent.message_id).build()
    fine(client.im.v1.message.delete(recalling))
    refused = client.im.v1.message.delete(recalling)
    assert (refused.success(), refused.code) == (False, 230011)


def test_pictures_are_uploaded_as_the_sdk_sends_them(client: Any) -> None:
    """Its part has no filename."""
    from lark_oapi.api.im import v1 as im

    picture = io.BytesIO(b"\x89PNG" + bytes(range(256)) * 10)
    body = im.CreateImageRequestBody.builder().image_type("message").image(picture).build()
    made = fine(client.im.v1.image.create(im.CreateImageRequest.builder().request_body(body).build()))
    assert made.image_key.startswith("img_v3_")


def test_chats_people_and_the_bot(client: Any) -> None:
    import lark_oapi as lark
    from lark_oapi.api.contact import v3 as contact
    from lark_oapi.api.im import v1 as im

    assert fine(client.im.v1.chat.get(im.GetChatRequest.builder().chat_id(PAYMENTS).build())).name == "支付平台"
    found = fine(client.im.v1.chat.search(im.SearchChatRequest.builder().query("支付").build())).items
    assert [chat.chat_id for chat in found] == [PAYMENTS]
    members = fine(client.im.v1.chat_members.get(im.GetChatMembersRequest.builder().chat_id(PAYMENTS).build()))
    assert LIN in [member.member_id for member in members.items]
    inside = im.IsInChatChatMembersRequest.builder().chat_id(PAYMENTS).build()
    assert fine(client.im.v1.chat_members.is_in_chat(inside)).is_in_chat is True

    users = client.contact.v3.user
    one = contact.GetUserRequest.builder().user_id_type("open_id").user_id(LIN).build()
    assert fine(users.get(one)).user.email == "lin@harbour.example"
    several = contact.BatchUserRequest.builder().user_id_type("open_id").user_ids([LIN, "ou_nobody"]).build()
    assert [user.open_id for user in fine(users.batch(several)).items] == [LIN]
    addresses = contact.BatchGetIdUserRequestBody.builder().emails(["lin@harbour.example"]).mobiles(["13800000003"])
    asking = contact.BatchGetIdUserRequest.builder().user_id_type("open_id").request_body(addresses.build()).build()
    assert [row.user_id for row in fine(users.batch_get_id(asking)).user_list] == [LIN, LIN]

    info = lark.BaseRequest.builder().http_method(lark.HttpMethod.GET).uri("/open-apis/bot/v3/info")
    answered = client.request(info.token_types({lark.AccessTokenType.TENANT}).build())
    assert json.loads(answered.raw.content)["bot"]["activate_status"] == 2


def test_what_the_platform_does_not_have_is_an_answer_to_the_sdk_too(client: Any) -> None:
    import lark_oapi as lark

    for method, path, code in ((lark.HttpMethod.PUT, "im/v1/chats", 405), (lark.HttpMethod.GET, "im/v9/no", 404)):
        request = lark.BaseRequest.builder().http_method(method).uri(f"/open-apis/{path}")
        response = client.request(request.token_types({lark.AccessTokenType.TENANT}).build())
        assert (response.success(), response.code) == (False, code)
