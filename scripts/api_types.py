"""`frontend/api.d.ts`: the API's description, and what pages are told, as types of TypeScript.

python scripts/api_types.py           writes it
python scripts/api_types.py check     fails where it would be written otherwise
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")

import django

django.setup()

from drf_spectacular.generators import SchemaGenerator  # noqa: E402

from cardstudio.accounts.client_signin import SigninPageJson  # noqa: E402
from cardstudio.api.schema import ApiSchema  # noqa: E402
from cardstudio.cards.types import JSONObject  # noqa: E402
from cardstudio.chats.adding import ChoosePageJson  # noqa: E402
from cardstudio.designer.pages import TemplatePageJson, TryPageJson  # noqa: E402
from cardstudio.feishu.errors import ExplanationJson  # noqa: E402
from cardstudio.sharing.content.card_content import PreviewJson, SharedContentJson  # noqa: E402
from cardstudio.sharing.page.page_data import SharePageJson  # noqa: E402
from cardstudio.sharing.send.pages import SendPageJson  # noqa: E402
from cardstudio.simulator import typed_dicts as simulator  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
TYPES = ROOT / "frontend" / "api.d.ts"
#: What the scripts of pages are told, in them and by their own addresses, beside the components of the API.
PAGES = (
    ChoosePageJson,
    ExplanationJson,
    simulator.HostConfigJson,
    simulator.HostPageJson,
    PreviewJson,
    SendPageJson,
    SharePageJson,
    SharedContentJson,
    simulator.SheetPageJson,
    SigninPageJson,
    simulator.SimBeginJson,
    simulator.SimCheckJson,
    simulator.SimCodeJson,
    simulator.SimGroupJson,
    simulator.SimPageJson,
    simulator.SimPickerJson,
    simulator.SimResolvedJson,
    simulator.SimSentJson,
    simulator.SimVerdictJson,
    TemplatePageJson,
    TryPageJson,
)
HEADER = "// Made by `make generate` from the API's description and from what pages are told.\n"


def described() -> JSONObject:
    """The API's description, with the data of pages among its components."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # the package has no types
    description: JSONObject = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    schema = ApiSchema()
    schema.registry, schema.method = generator.registry, "GET"
    for page in PAGES:
        schema.resolve_serializer(page, "response")  # type: ignore[arg-type]  # `TypedDictExtension` knows it
    made = generator.registry.build({})["schemas"]
    description["components"]["schemas"] = {**made, **description["components"]["schemas"]}
    return description


def shortened(description: JSONObject) -> JSONObject:
    """Without examples, and without refusals that say nothing but what is wrong: every caller meets those as one."""
    for operation in (one for methods in description["paths"].values() for one in methods.values()):
        operation["responses"] = {
            status: answer for status, answer in operation["responses"].items() if not _is_plain_refusal(answer)
        }
        for body in (operation.get("requestBody", {}), *operation["responses"].values()):
            for content in body.get("content", {}).values():
                content.pop("example", None)
    return description


def _is_plain_refusal(answer: JSONObject) -> bool:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return bool(schema.get("$ref") == "#/components/schemas/Error")


def types() -> str:
    """The text of the file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "openapi.json"
        source.write_text(json.dumps(shortened(described())))
        node = [sys.executable, str(ROOT / "scripts" / "node.py")]
        made = subprocess.run(
            [
                *node,
                "node_modules/openapi-typescript/bin/cli.js",
                str(source),
                "--default-non-nullable=false",
                "--immutable",
            ],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
    return HEADER + made.stdout


def main(arguments: list[str]) -> int:
    made = types()
    if arguments == ["check"]:
        if TYPES.read_text() != made:
            print("frontend/api.d.ts is not what the server says: make generate", file=sys.stderr)
            return 1
        return 0
    TYPES.write_text(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
