"""`cards/snippets/`: a card, and programs that send it; for anybody."""

from __future__ import annotations

import ast

from django.test import Client

from cardstudio.cards.channels import CHANNELS


def snippets(client: Client, body: object) -> dict[str, dict[str, str]]:
    answer = client.post("/api/v1/cards/snippets/", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return {snippet["name"]: snippet for snippet in answer.json()["snippets"]}


def test_it_works(client: Client, db: None):
    made = snippets(client, {"card": {"elements": [{"tag": "markdown", "content": "Hi"}]}})

    assert list(made) == ["jsapi", "webhook-curl", "webhook-python", "lark-oapi", "node-sdk"]
    assert {snippet["channel"] for snippet in made.values()} == set(CHANNELS)
    assert "tt.sendMessageCard" in made["jsapi"]["code"]
    ast.parse(made["webhook-python"]["code"])


def test_the_brand_may_be_named(client: Client, db: None):
    card = {"elements": []}
    assert "open.feishu.cn" in snippets(client, {"card": card})["lark-oapi"]["code"]
    assert "open.larksuite.com" in snippets(client, {"card": card, "brand": "lark"})["node-sdk"]["code"]


def test_wrong_input_is_named(client: Client, db: None):
    for body in ({}, {"card": []}, {"card": {}, "brand": "slack"}):
        answer = client.post("/api/v1/cards/snippets/", body, content_type="application/json")
        assert answer.status_code == 400
        assert answer.json()["error"]["fields"]
