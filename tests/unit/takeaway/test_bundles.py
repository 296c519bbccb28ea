"""What can be taken away: complete, loadable, and holding exactly the card, whatever is in it."""

from __future__ import annotations

import ast
import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.takeaway import writers
from cardstudio.takeaway.bundles import BUNDLES, BY_NAME, EVERYTHING, bundle_download, bundle_files
from cardstudio.takeaway.subject import Subject
from tests.node import NODE
from tests.unit.takeaway.conftest import EVIL, card

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
        assert not re.search("<<[=%#]|[=%#]>>", text), path


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


def test_the_page_is_one_program_and_its_data_whatever_the_card_says(subject: Subject):
    page = _Page()
    page.feed(bundle_files(BY_NAME["page"], subject)["h5/index.html"])
    data, *programs = page.scripts

    assert json.loads(data)["cardContent"] == subject.card_content
    assert (json.loads(data)["title"], json.loads(data)["summary"]) == (subject.title, subject.summary)
    # Settings, what decides, and the page itself.
    assert len(programs) == 3
    assert programs[2].rstrip().endswith("}")
    assert not any("id)" in words for words in page.words), "nothing of the card stands in the markup"


def test_what_the_page_hides_no_style_of_its_own_shows(subject: Subject):
    """Its buttons are blocks, and whoever takes it adds styles: none of them may outweigh `hidden`."""
    text = bundle_files(BY_NAME["page"], subject)["h5/index.html"]

    assert re.search(r"\[hidden\]\s*{\s*display:\s*none\s*!important", text)


def test_programs_are_the_same_whatever_is_sent(subject: Subject):
    """Nothing of a card or a name is part of a program: with its data taken out, it is that of any other card."""
    plain = Subject({"msg_type": "interactive", "card": {"elements": []}}, name="Card", app_id=subject.app_id)
    files, others = bundle_files(EVERYTHING, subject), bundle_files(EVERYTHING, plain)
    for path in files.keys() - {"mini-program/app.json", "mini-program/project.config.json"}:
        assert _without_data(path, files[path]) == _without_data(path, others[path]), path


def _without_data(path: str, text: str) -> str:
    """The file without the places where data stands, which hold characters of no meaning in its language only."""
    if path.endswith(".py"):
        text, _ = re.subn(r'b64decode\(\n(    "[A-Za-z0-9_=-]+"\n)+\)', "DATA", text)
    elif path.endswith(".html"):
        text, _ = re.subn(r"(?<=id=.carried.>)[^<>&\n]+(?=</script>)", "DATA", text)
    elif path.endswith(".sh"):
        text, _ = re.subn(r"(?<=<< 'CARD'\n)[\x20-\x7e]+(?=\nCARD\n)", "DATA", text)
    else:
        text, _ = re.subn(r'decodeURIComponent\(\[\n(  "[A-Za-z0-9_.~%-]+",?\n)+\]', "DATA", text)
    return text


def test_programs_are_ascii(subject: Subject):
    """Whatever encoding reads them, they are the same; a page says its own."""
    for path, text in bundle_files(EVERYTHING, subject).items():
        if not path.endswith(".html"):
            assert text.isascii(), path
        if path.endswith(".py"):
            assert text.startswith("# -*- coding: utf-8 -*-\n")


def test_scripts_hold_exactly_the_card(subject: Subject, tmp_path: Path):
    """Each JavaScript file is run with stand-ins for what surrounds it, and its card is compared value for value."""
    files = bundle_files(EVERYTHING, subject)
    page = _Page()
    page.feed(files["h5/index.html"])
    data, *programs = page.scripts
    snippet = files["snippets/jsapi.js"]
    harness = f"""
    const found = {{}};
    const text = {json.dumps(data)};
    const element = () => ({{ textContent: text, children: [] }});
    const around = {{
      document: {{ getElementById: element, documentElement: {{}}, addEventListener() {{}} }},
      location: {{ search: "", href: "https://cards.test/", pathname: "/" }},
      navigator: {{ userAgent: "", language: "en" }},
      window: {{}},
    }};
    const programs = {json.dumps(chr(10).join(programs))};
    const run = new Function(...Object.keys(around), programs + "; return CARRIED.cardContent;");
    found.page = run(...Object.values(around));
    const tt = {{ sendMessageCard: (options) => {{ found.snippet = options.cardContent; }} }};
    new Function("tt", {json.dumps(snippet)})(tt);
    const module_ = {{ exports: {{}} }};
    new Function("module", {json.dumps(files["mini-program/pages/send/card.js"])})(module_);
    found.mini = module_.exports.cardContent;
    found.title = module_.exports.title;
    process.stdout.write(JSON.stringify(found));
    """
    # Not as an argument: the built script is longer than one may be.
    ran = subprocess.run([NODE, "-"], input=harness, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-800:]
    found = json.loads(ran.stdout)

    for name in ("page", "snippet", "mini"):
        assert found[name] == json.loads(json.dumps(subject.card_content)), name
    assert found["title"] == subject.title
    for path in (
        "endpoint/server.mjs",
        "snippets/send_message.mjs",
        "mini-program/pages/send/send.js",
        "mini-program/pages/send/sender.js",
    ):
        file = tmp_path / Path(path).name
        file.write_text(files[path])
        subprocess.run([NODE, "--check", str(file)], check=True, capture_output=True)


def test_python_files_hold_exactly_the_card(subject: Subject):
    files = bundle_files(EVERYTHING, subject)
    ast.parse(files["endpoint/feishu_jsapi.py"])
    for path in ("snippets/webhook.py", "snippets/send_message.py"):
        assert run_module(files[path])["CARD"] == card(), path


def run_module(text: str) -> dict[str, Any]:
    """The names of a Python file, read as Python reads files: bytes, whose first two lines may name an encoding."""
    names: dict[str, Any] = {"__name__": "imported"}
    exec(compile(text.encode(), "taken_away.py", "exec"), names)
    return names


def test_manifests_are_json(subject: Subject):
    files = bundle_files(BY_NAME["mini-program"], subject)
    manifest = json.loads(files["mini-program/app.json"])
    for page in manifest["pages"]:
        assert {f"mini-program/{page}.{kind}" for kind in ("js", "ttml", "ttss", "json")} <= files.keys()
    assert json.loads(files["mini-program/project.config.json"])["appid"] == "cli_a1b2c3"


@given(TEXTS)
def test_every_text_stays_a_value(text: str):
    assert eval(writers.pydata({text: text}), {"json": json, "base64": base64}) == {text: text}
    assert ast.literal_eval(writers.py(text)) == text
    assert json.loads(writers.js(text)) == json.loads(writers.ascii_json({text: [text]}, 2))[text][0] == text
    for written in (writers.js(text), writers.script_json({text: text})):
        assert json.loads(written) in (text, {text: text})
        assert not re.search("[<>&]|[^ -~]", written)
    carried = writers.jsdata(text)
    assert json.loads(unquote("".join(re.findall(r'  "([A-Za-z0-9_.~%-]*)"', carried)))) == text


def test_a_shell_reads_the_card_and_nothing_in_it(subject: Subject, tmp_path: Path):
    (tmp_path / "webhook.sh").write_text(bundle_files(BY_NAME["snippets"], subject)["snippets/webhook.sh"])
    (tmp_path / "curl").write_text("#!/bin/sh\ncat > body.json\nprintf '%s' \"$ANSWER\"\n")
    (tmp_path / "curl").chmod(0o755)

    def run(shell: str, answer: str) -> subprocess.CompletedProcess[str]:
        path = f"{tmp_path}:{os.environ['PATH']}"
        environment = {"PATH": path, "FEISHU_WEBHOOK": "https://hook", "ANSWER": answer}
        return subprocess.run([shell, "webhook.sh"], cwd=tmp_path, env=environment, capture_output=True, text=True)

    for shell in filter(shutil.which, ("sh", "dash", "bash")):
        sent = run(shell, '{"StatusCode":0,"code":0,"msg":"success"}')
        assert (sent.returncode, sent.stderr) == (0, ""), shell
        assert json.loads((tmp_path / "body.json").read_text()) == {"msg_type": "interactive", "card": card()}
        assert run(shell, '{"code":19021,"msg":"sign match fail"}').returncode == 1
        assert run(shell, "").returncode == 1


@pytest.mark.parametrize("name", ["webhook.sh", "webhook.py", "send_message.py", "send_message.mjs"])
def test_a_program_says_what_it_needs(subject: Subject, tmp_path: Path, name: str):
    (tmp_path / name).write_text(bundle_files(BY_NAME["snippets"], subject)[f"snippets/{name}"])
    program = {"sh": "sh", "py": sys.executable, "mjs": NODE}[name.rpartition(".")[2]]
    bare = {"PATH": os.environ["PATH"]}
    ran = subprocess.run([program, name, "oc_1"], cwd=tmp_path, env=bare, capture_output=True, text=True)

    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.search("Set FEISHU_(WEBHOOK|APP_ID)", ran.stderr)
    assert "Traceback" not in ran.stderr


def test_the_brand_decides_the_hosts():
    content = {"msg_type": "interactive", "card": {"elements": []}}
    assert "open.larksuite.com" in bundle_files(EVERYTHING, Subject(content, brand="lark"))["snippets/send_message.py"]
    assert "open.feishu.cn" in bundle_files(EVERYTHING, Subject(content))["endpoint/server.mjs"]


def stand_in_for_the_sdk(subject: Subject, folder: Path, module: str) -> Path:
    """The Node snippet, and beside it a package of the vendor's name."""
    package = folder / "node_modules" / "@larksuiteoapi" / "node-sdk"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"name": "@larksuiteoapi/node-sdk", "main": "index.js"}')
    (package / "index.js").write_text(module)
    program = folder / "send_message.mjs"
    program.write_text(bundle_files(BY_NAME["snippets"], subject)["snippets/send_message.mjs"])
    return program


def test_the_node_snippet_hands_the_card_to_the_sdk(subject: Subject, tmp_path: Path):
    """The vendor's package is not here; a stand-in of its name writes down what it is given."""
    program = stand_in_for_the_sdk(
        subject,
        tmp_path,
        """
        exports.Client = class {
          constructor(options) {
            const create = async (request) => ({ code: 0, data: { message_id: JSON.stringify({ options, request }) } });
            this.im = { message: { create } };
          }
        };
        """,
    )
    command = [NODE, str(program), "oc_1"]
    environment = {"FEISHU_APP_SECRET": "secret"}
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = json.loads(ran.stdout)

    assert told["options"].pop("logger") == {}, "the SDK's own log prints requests, tokens included"
    assert told["options"] == {"appId": "cli_a1b2c3", "appSecret": "secret", "domain": "https://open.feishu.cn"}
    assert told["request"]["params"] == {"receive_id_type": "chat_id"}
    data = told["request"]["data"]
    assert (data["receive_id"], data["msg_type"]) == ("oc_1", "interactive")
    assert json.loads(data["content"]) == json.loads(json.dumps(card()))


def test_the_node_snippet_tells_the_answer_and_no_token(subject: Subject, tmp_path: Path):
    """The vendor's SDK throws where the platform refuses, and its error holds the whole request."""
    program = stand_in_for_the_sdk(
        subject,
        tmp_path,
        """
        exports.Client = class {
          constructor() {
            const create = async () => {
              const headers = { Authorization: "Bearer t-secret" };
              const data = { code: 230002, msg: "Bot NOT in chat" };
              throw Object.assign(new Error("400"), { config: { headers }, response: { data } });
            };
            this.im = { message: { create } };
          }
        };
        """,
    )
    environment = {"FEISHU_APP_SECRET": "secret"}
    ran = subprocess.run([NODE, str(program), "oc_1"], capture_output=True, text=True, env=environment)

    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "230002 Bot NOT in chat\n")
