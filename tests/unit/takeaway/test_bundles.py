"""What can be taken away: complete, loadable, and holding exactly the card, whatever is in it."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.takeaway import literals
from cardstudio.takeaway.bundles import BUNDLES, BY_NAME, EVERYTHING, bundle_download, bundle_files
from cardstudio.takeaway.subject import Subject
from tests.unit.takeaway.conftest import EVIL, card

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="no node here")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.sampled_from(
    [EVIL, "'''", "</script", "\\"]
)


def test_it_works(subject: Subject):
    archive = zipfile.ZipFile(io.BytesIO(bundle_download(EVERYTHING, subject).data))
    names = archive.namelist()

    assert "h5/index.html" in names
    assert "mini-program/pages/send/send.ttml" in names
    assert {"endpoint/feishu_jsapi.py", "endpoint/server.mjs", "snippets/webhook.sh"} <= set(names)
    assert len(names) == len(set(names)) == sum(len(bundle.paths) for bundle in BUNDLES)


def test_one_file_comes_as_it_is_and_is_never_run_on_our_origin(subject: Subject):
    page = bundle_download(BY_NAME["page"], subject)
    assert (page.filename, page.content_type) == ("index.html", "application/octet-stream")
    assert bundle_download(BY_NAME["snippets"], subject).filename == "card-snippets.zip"
    assert bundle_download(EVERYTHING, subject) == bundle_download(EVERYTHING, subject)


def test_no_template_mark_is_left(subject: Subject):
    plain = Subject({"msg_type": "interactive", "card": {"elements": []}}, name="Card")
    for path, text in bundle_files(EVERYTHING, plain).items():
        assert "<<" not in text.replace("<<<", ""), path
        assert "=>>" not in text, path


class _Page(HTMLParser):
    """The scripts of a page, and all its text outside of them."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = ""
        self.scripts: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts[-1] += data
        else:
            self.words.append(data)


def test_the_page_is_one_script_whatever_the_card_says(subject: Subject):
    page = _Page()
    page.feed(bundle_files(BY_NAME["page"], subject)["h5/index.html"])

    assert len(page.scripts) == 1
    assert page.scripts[0].rstrip().endswith("}")
    assert any("</script>" in words for words in page.words), "the name stands in the page as text"


@needs_node
def test_scripts_hold_exactly_the_card(subject: Subject, tmp_path: Path):
    """Each JavaScript file is run with stand-ins for what surrounds it, and its card is compared value for value."""
    files = bundle_files(EVERYTHING, subject)
    page = _Page()
    page.feed(files["h5/index.html"])
    settings = page.scripts[0].partition("const WORDS")[0]
    snippet = files["snippets/jsapi.js"]
    harness = f"""
    const fs = require("fs");
    const found = {{}};
    found.page = new Function({json.dumps(settings)} + "; return CARD_CONTENT;")();
    const tt = {{ sendMessageCard: (options) => {{ found.snippet = options.cardContent; }} }};
    new Function("tt", {json.dumps(snippet)})(tt);
    const module_ = {{ exports: {{}} }};
    new Function("module", {json.dumps(files["mini-program/pages/send/card.js"])})(module_);
    found.mini = module_.exports.cardContent;
    found.title = module_.exports.title;
    process.stdout.write(JSON.stringify(found));
    """
    ran = subprocess.run([NODE or "", "-e", harness], capture_output=True, text=True, check=True)
    found = json.loads(ran.stdout)

    for name in ("page", "snippet", "mini"):
        assert found[name] == json.loads(json.dumps(subject.card_content)), name
    assert found["title"] == subject.title
    for path in ("endpoint/server.mjs", "snippets/send_message.mjs", "mini-program/pages/send/send.js"):
        file = tmp_path / Path(path).name
        file.write_text(files[path])
        subprocess.run([NODE or "", "--check", str(file)], check=True, capture_output=True)


def test_python_files_hold_exactly_the_card(subject: Subject):
    files = bundle_files(EVERYTHING, subject)
    ast.parse(files["endpoint/feishu_jsapi.py"])
    for path in ("snippets/webhook.py", "snippets/send_message.py"):
        [made] = re.findall(r"CARD = (json\.loads\(r'''.*?'''\))", files[path], re.DOTALL)
        ast.parse(files[path])
        assert eval(made, {"json": json}) == card(), path


def test_manifests_are_json(subject: Subject):
    files = bundle_files(BY_NAME["mini-program"], subject)
    manifest = json.loads(files["mini-program/app.json"])
    for page in manifest["pages"]:
        assert {f"mini-program/{page}.{kind}" for kind in ("js", "ttml", "ttss", "json")} <= files.keys()
    assert json.loads(files["mini-program/project.config.json"])["appid"] == "cli_a1b2c3"


@given(TEXTS)
def test_every_text_stays_a_value(text: str):
    assert eval(literals.py(text), {"json": json}) == text
    assert ast.literal_eval(literals.pystr(text)) == text
    assert json.loads(literals.js(text)) == text
    assert not re.search("[<>&\u2028\u2029]", literals.js({text: text}))
    assert not re.search("[\n\r\x85\u2028\u2029<>]|\\*/", literals.line(text))


def test_a_shell_word_is_one_word():
    said = subprocess.run(
        ["sh", "-c", f"printf %s {literals.sh(literals.compact(card()))}"], capture_output=True, check=True
    )
    assert json.loads(said.stdout) == card()


def test_the_brand_decides_the_hosts():
    content = {"msg_type": "interactive", "card": {"elements": []}}
    assert "open.larksuite.com" in bundle_files(EVERYTHING, Subject(content, brand="lark"))["snippets/send_message.py"]
    assert "open.feishu.cn" in bundle_files(EVERYTHING, Subject(content))["endpoint/server.mjs"]


@needs_node
def test_the_node_snippet_hands_the_card_to_the_sdk(subject: Subject, tmp_path: Path):
    """The vendor's package is not here; a stand-in of its name writes down what it is given."""
    (tmp_path / "send_message.mjs").write_text(bundle_files(BY_NAME["snippets"], subject)["snippets/send_message.mjs"])
    package = tmp_path / "node_modules" / "@larksuiteoapi" / "node-sdk"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@larksuiteoapi/node-sdk", "main": "index.js"}')
    (package / "index.js").write_text("""
    exports.Client = class {
      constructor(options) {
        const create = async (request) => ({ code: 0, data: { message_id: JSON.stringify({ options, request }) } });
        this.im = { message: { create } };
      }
    };
    """)
    command = [NODE or "", str(tmp_path / "send_message.mjs"), "oc_1"]
    environment = {"FEISHU_APP_SECRET": "secret"}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = json.loads(ran.stdout)

    assert told["options"] == {"appId": "cli_a1b2c3", "appSecret": "secret", "domain": "https://open.feishu.cn"}
    assert told["request"]["params"] == {"receive_id_type": "chat_id"}
    data = told["request"]["data"]
    assert (data["receive_id"], data["msg_type"]) == ("oc_1", "interactive")
    assert json.loads(data["content"]) == json.loads(json.dumps(card()))
