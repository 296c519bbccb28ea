"""No title chooses the encoding of a Python file (PEP 263), and under none would its text become code."""

from __future__ import annotations

import encodings
import pkgutil
from encodings.aliases import aliases
from pathlib import Path

import pytest

from cardstudio.takeaway.bundles import EVERYTHING, bundle_files
from cardstudio.takeaway.subject import Subject
from tests.unit.takeaway.test_bundles import run_module

CODECS = sorted({*aliases.values(), *(module.name for module in pkgutil.iter_modules(encodings.__path__))})
CODE = "\nPWNED = 1\n"


def payload(codec: str) -> str:
    """A text that is `CODE` for whoever reads the UTF-8 of it as `codec`, where there is one."""
    by_hand = {
        "utf_7": "+AAo-PWNED+AD0-1+AAo-",
        "raw_unicode_escape": "\\u000aPWNED = 1\\u000a",
        "unicode_escape": "\\nPWNED = 1\\n",
    }
    if codec in by_hand:
        return by_hand[codec]
    try:
        return CODE.encode(codec).decode("utf-8")
    except (LookupError, UnicodeError, TypeError, ValueError):
        return CODE


def hostile(codec: str) -> Subject:
    """Everything somebody may write, with an encoding named and code for it: closing each kind of string, too."""
    code = payload(codec)
    text = f"coding: {codec} {code} \"\"\"{code}\"\"\" '''{code}''' \\u0027\\u0027\\u0027{code}"
    card = {
        "header": {"title": {"tag": "plain_text", "content": text}},
        "elements": [{"tag": "markdown", "content": text}],
    }
    call = {"shouldChooseChat": True, "chooseChatParams": {"confirmTitle": text}}
    return Subject({"msg_type": "interactive", "card": card}, name=text, calls=(call,))


@pytest.mark.parametrize("codec", CODECS)
def test_a_program_runs_as_it_was_written(codec: str, tmp_path: Path):
    subject = hostile(codec)
    files = bundle_files(EVERYTHING, subject)
    for path in ("snippets/webhook.py", "snippets/send_message.py"):
        names = run_module(files[path])
        assert names["CARD"] == subject.card, path
        assert "PWNED" not in names, path
    compile(files["endpoint/feishu_jsapi.py"].encode(), "endpoint.py", "exec")


def test_most_codecs_are_tried_with_code_of_their_own():
    assert len(CODECS) > 90
    assert {"utf_7", "raw_unicode_escape", "unicode_escape", "utf_16", "cp037"} <= set(CODECS)


@pytest.mark.parametrize("codec", ["utf_7", "raw_unicode_escape"])
def test_the_payloads_would_work(codec: str):
    """What is tried is dangerous: in a comment of the first line it runs."""
    names: dict[str, object] = {}
    exec(compile(f"# coding: {codec} {payload(codec)}\n".encode(), "old.py", "exec"), names)
    assert names["PWNED"] == 1
