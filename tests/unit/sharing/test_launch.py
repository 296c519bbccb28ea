"""Whether a page was opened from a chat; the cases are those of `frontend/jssdk/target.test.ts`."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from cardstudio.sharing.page.launch import has_trigger, launch_query

PAGE = "https://cards.example.com/s/t/"
LAUNCH = quote('{"__trigger_id__": "trg_1"}', safe="")


@pytest.mark.parametrize(
    "query",
    [
        f"from=plus_menu_group&bdp_launch_query={LAUNCH}",
        f"from=plus_menu_p2p&bdp_launch_query={LAUNCH}",
        f"required_launch_ability=chat_action&bdp_launch_query={LAUNCH}",
        f"bdp_launch_query={quote(LAUNCH, safe='')}",
    ],
)
def test_launches_of_pcs_and_phones(query: str) -> None:
    assert has_trigger(f"{PAGE}?{query}")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from=plus_menu_group",
        "bdp_launch_query=%7B",
        "bdp_launch_query=null",
        "bdp_launch_query=%7B%22__trigger_id__%22%3A5%7D",
        "bdp_launch_query=%25E4%25",
        f"from=message_action&bdp_launch_query={LAUNCH}",
        f"required_launch_ability=message_action&bdp_launch_query={LAUNCH}",
    ],
)
def test_no_launch_a_broken_one_and_a_message_shortcut(query: str) -> None:
    assert not has_trigger(f"{PAGE}?{query}")


def test_only_what_the_client_appended_is_handed_on() -> None:
    given = {"from": "plus_menu_p2p", "bdp_launch_query": "{}", "q": "x", "next": "/"}
    assert launch_query(given) == {"bdp_launch_query": "{}", "from": "plus_menu_p2p"}
