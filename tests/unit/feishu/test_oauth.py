"""The OAuth client against a platform that checks everything."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation

from cardstudio.feishu import oauth
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig, app_config
from tests.oauth_stub import APP_ID, SECRET, OAuthStub, oauth_stub

BACK = "http://testserver/signin/callback/"


@pytest.fixture
def platform() -> Iterator[OAuthStub]:
    with oauth_stub() as stub:
        yield stub


@pytest.fixture
def app(settings, platform: OAuthStub) -> AppConfig:
    settings.SIMULATOR_ORIGIN = platform.origin
    return app_config(brand="feishu", app_id=APP_ID, secret=SECRET)


def code_of(app: AppConfig, platform: OAuthStub, verifier: str) -> str:
    url = oauth.authorize_url(app, redirect_uri=BACK, state="s", verifier=verifier)
    return parse_qs(urlsplit(platform.consent(url)).query)["code"][0]


def test_it_works(app: AppConfig, platform: OAuthStub):
    verifier = oauth.new_verifier()

    person = oauth.person_of_code(app, code=code_of(app, platform, verifier), redirect_uri=BACK, verifier=verifier)

    assert person == oauth.Person("tenant-1", "ou_1", "on_1", "陈知远", "")
    assert [path for path, _ in platform.asked] == ["/oauth/v3/token", "/open-apis/authen/v1/user_info"]


def test_it_matches_the_challenge_of_rfc_7636_appendix_b():
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    assert oauth.challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_it_uses_the_hosts_of_the_brand():
    feishu = app_config(brand="feishu", app_id="cli_x", secret="s")
    lark = app_config(brand="lark", app_id="cli_x", secret="s")
    asked = {"redirect_uri": BACK, "state": "s", "verifier": "v"}

    assert oauth.authorize_url(feishu, **asked).startswith("https://accounts.feishu.cn/open-apis/authen/v1/authorize?")
    assert oauth.authorize_url(lark, **asked).startswith(
        "https://accounts.larksuite.com/open-apis/authen/v1/authorize?"
    )


def test_it_falls_back_to_v2_where_told(settings, app: AppConfig, platform: OAuthStub):
    settings.FEISHU_OAUTH_VERSION = "v2"
    verifier = oauth.new_verifier()

    oauth.person_of_code(app, code=code_of(app, platform, verifier), redirect_uri=BACK, verifier=verifier)

    assert platform.asked[0][0] == "/open-apis/authen/v2/oauth/token"


def test_a_code_works_once(app: AppConfig, platform: OAuthStub):
    verifier = oauth.new_verifier()
    code = code_of(app, platform, verifier)
    oauth.person_of_code(app, code=code, redirect_uri=BACK, verifier=verifier)

    with pytest.raises(PlatformError) as refused:
        oauth.person_of_code(app, code=code, redirect_uri=BACK, verifier=verifier)

    assert refused.value.code == 20003


def test_another_verifier_is_refused(app: AppConfig, platform: OAuthStub):
    code = code_of(app, platform, oauth.new_verifier())

    with pytest.raises(PlatformError):
        oauth.person_of_code(app, code=code, redirect_uri=BACK, verifier=oauth.new_verifier())


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, b"<html>"), 0),
        ((200, []), 0),
        ((200, {"code": 0}), 0),
        ((200, {"code": 0, "access_token": 5}), 0),
        ((400, {"error": "invalid_grant"}), 400),
        ((502, {"code": 0}), 502),
        ((200, {"code": 99991400, "msg": "too often"}), 99991400),
    ],
)
def test_every_odd_token_answer_is_one_kind_of_error(app: AppConfig, platform: OAuthStub, answer, code):
    platform.answers["/oauth/v3/token"] = answer

    with pytest.raises(PlatformError) as refused:
        oauth.person_of_code(app, code="c", redirect_uri=BACK, verifier="v")

    assert refused.value.code == code


@pytest.mark.parametrize("data", [None, [], {}, {"open_id": ""}, {"open_id": 5, "name": "x"}])
def test_an_answer_without_a_person_is_an_error(app: AppConfig, platform: OAuthStub, data):
    platform.answers["/open-apis/authen/v1/user_info"] = (200, {"code": 0, "data": data})
    verifier = oauth.new_verifier()

    with pytest.raises(PlatformError):
        oauth.person_of_code(app, code=code_of(app, platform, verifier), redirect_uri=BACK, verifier=verifier)


def test_a_platform_that_is_not_there_is_an_error(app: AppConfig):
    gone = app_config(brand="feishu", app_id=APP_ID, secret=SECRET)
    hosts = type(gone.hosts)("http://127.0.0.1:9", "http://127.0.0.1:9", "http://127.0.0.1:9")

    with pytest.raises(PlatformError) as refused:
        oauth.person_of_code(AppConfig("feishu", APP_ID, SECRET, hosts), code="c", redirect_uri=BACK, verifier="v")

    assert refused.value.code == 0


@pytest.mark.parametrize(("language", "name"), [("en", "Zhiyuan Chen"), ("zh-hans", "陈知远")])
def test_somebody_with_two_names_is_called_as_the_page_speaks(
    app: AppConfig, platform: OAuthStub, language: str, name: str
):
    platform.person["en_name"] = "Zhiyuan Chen"
    verifier = oauth.new_verifier()
    with translation.override(language):
        code = code_of(app, platform, verifier)
        assert oauth.person_of_code(app, code=code, redirect_uri=BACK, verifier=verifier).name == name
