"""The API does what its description says: generated requests to every operation, right and wrong ones."""

from __future__ import annotations

import os

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cardstudio.accounts.models import Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from tests.conftest import People

schema = schemathesis.openapi.from_wsgi("/api/v1/schema/?format=json", get_wsgi_application())
# The coverage phase alone would send thousands; `test_bad_input.py` covers that ground by hand.
schema.config.phases.coverage.enabled = False
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
#: A card is kept and answered as it came, whatever it is: who sends one that is none gets none back.
ECHOES = {
    "lint_card", "fill_document", "convert_card", "save_draft", "get_draft", "get_version", "restore_version",
}  # fmt: skip
pytestmark = pytest.mark.long
EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "3"))


@pytest.fixture
def key(people: People) -> str:
    """A token that may do everything in its team."""
    return token_create(actor=Actor(people.alice), team=people.team, name="t", scopes=Scope)[1]


@schema.exclude(path_regex="/schema/$").parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_described(case: Case, key: str):
    # Its client takes no compressed answers apart.
    headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
    wrong = case.meta is not None and case.meta.generation.mode is GenerationMode.NEGATIVE
    echoed = wrong and case.operation.definition.raw["operationId"] in ECHOES
    checks = [check for check in CHECKS if not (echoed and check is response_schema_conformance)]
    case.call_and_validate(headers=headers, checks=checks)
