"""Reading pasted ids and CSV files."""

from __future__ import annotations

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.chats.models import Chat
from cardstudio.chats.parsing import NewChat, chats_in, chats_in_csv
from cardstudio.chats.selectors import chat_rows


def test_a_pasted_text_is_read_line_by_line_and_nothing_is_lost() -> None:
    text = "oc_1 Ops room\noc_2\n\noc_3, oc_4；ou_5\n nonsense"
    assert chats_in(text) == [
        NewChat("oc_1", "Ops room", line=1),
        NewChat("oc_2", line=2),
        NewChat("oc_3", line=4),
        NewChat("oc_4", line=4),
        NewChat("ou_5", line=4),
        NewChat("nonsense", line=5),
    ]


def test_rows_of_a_spreadsheet_may_be_pasted() -> None:
    text = "name\topen_chat_id\texternal\nOps room\toc_1\tyes\n\t\t\nNight\toc_2\t否"
    assert chats_in(text) == [NewChat("oc_1", "Ops room", True, 2), NewChat("oc_2", "Night", False, 4)]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_as_spreadsheet_programs_write_it(separator: str, encoding: str) -> None:
    text = separator.join(["open_chat_id", "name", "external"]) + "\r\n"
    text += separator.join(["oc_1", '"支付, ""核心"""', "是"]) + "\r\n\r\noc_2\r\n"
    assert chats_in_csv(text.encode(encoding)) == [NewChat("oc_1", '支付, "核心"', True, 2), NewChat("oc_2", line=4)]


def test_without_column_names_they_are_id_name_external() -> None:
    assert chats_in_csv(b"oc_1,Ops,no\nwhat is this") == [
        NewChat("oc_1", "Ops", False, 1),
        NewChat("what is this", line=2),
    ]


def test_what_is_written_is_read_again_and_is_no_formula() -> None:
    chats = [Chat(open_chat_id="oc_1", name="=1+1", external=True), Chat(open_chat_id="oc_2", name="'quoted'")]
    text = "".join(chat_rows(chats, people=False))
    assert "'=1+1" in text
    assert [(new.ref, new.name, new.external) for new in chats_in_csv(text.encode())] == [
        ("oc_1", "=1+1", True),
        ("oc_2", "'quoted'", False),
    ]


@pytest.mark.parametrize("raw", [b"\xff\xd8\xff\xe0\x00\x10", b"oc_1\0", b"x" * (1024 * 1024 + 1)])
def test_other_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ApiError):
        chats_in_csv(raw)


def test_an_empty_file_holds_nothing() -> None:
    assert chats_in_csv(b"") == []
