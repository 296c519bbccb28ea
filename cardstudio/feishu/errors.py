"""What the platform's codes mean to the person in front of the page, and what to do next.

Sources: codes of `tt.sendMessageCard` from its official page (-1…-10, 42406); codes of `h5sdk.config` and the common
`errno` from h5-jssdk §1.4; which of them is whose fault from h5-jssdk §2.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NotRequired, TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cardstudio.feishu.brands import in_brand

# neutral: nothing went wrong. ok: the card arrived. bad: it did not, or the page can't send.
Tone = Literal["neutral", "ok", "bad"]
Text = str | Promise

CANCELLED = -6
NOTE_FAILED = 42406
# The platform refused the card, or does not say why it failed: what it alone can judge is the likely cause.
CARD_CODES = frozenset({-4, -5, -7})
# An answer with one of these tells of chats; with any other code that is known the card or the page was at fault.
CHAT_CODES = frozenset({-5, -7, -8, -9, NOTE_FAILED})
# Both say "the person closed the picker or the confirmation".
CANCEL_CODES = frozenset({CANCELLED, 1002002})
SIGNATURE_USED, SIGNATURE_OLD, TICKET_INVALID = 333443, 333444, 333442
# A name in `jsApiList` that the client does not know fails the whole configuration in these ways.
UNKNOWN_API_CODES = frozenset({103, 104, 333446})
NOT_VISIBLE = 333449


class CauseJson(TypedDict):
    """Something in a card that the platform alone can judge, and what sending without it is called. `kind` is the
    linter's rule."""

    kind: str
    message: str
    without: str


class ExplanationJson(TypedDict):
    """A code in words, as pages are told it; `causes`: what in a card may be behind it; `list_url`: the page of the
    chat list that it may be about, for those who may see it."""

    title: str
    next: str
    tone: Tone
    again: bool
    causes: NotRequired[list[CauseJson]]
    list_url: NotRequired[str]


@dataclass(frozen=True)
class Explanation:
    """A code in words. `again`: trying once more on the same page may help."""

    title: Text
    next_step: Text
    tone: Tone = "bad"
    again: bool = True

    def to_dict(self, brand: str = "feishu") -> ExplanationJson:
        return {
            "title": in_brand(self.title, brand),
            "next": in_brand(self.next_step, brand),
            "tone": self.tone,
            "again": self.again,
        }


_LATER = gettext_lazy("Try again in a moment. If it happens again, show this to your developer.")
_DEVELOPER = gettext_lazy("Show this to whoever runs this page.")
_NOT_SENT = gettext_lazy("The card was not sent")
# Something broke on the way: the card may be there all the same.
_NOT_CERTAIN = gettext_lazy("The card may not have been sent")
_WENT_WRONG = gettext_lazy("Something went wrong in Feishu")
_NOT_SET_UP = gettext_lazy("This page is not set up completely")
_CANCELLED = Explanation(
    gettext_lazy("Nothing was sent"), gettext_lazy("You closed the chat picker. The card is still here."), "neutral"
)

_SEND: dict[int, Explanation] = {
    -1: Explanation(_NOT_SENT, gettext_lazy("No chat was chosen. Choose at least one."), "bad"),
    -2: Explanation(_NOT_SENT, gettext_lazy("More than 10 chats were chosen. Choose 10 at most.")),
    -3: Explanation(_NOT_SENT, gettext_lazy("The card came to Feishu empty. Reload the page and try again.")),
    -4: Explanation(
        gettext_lazy("Feishu can't read this card"),
        gettext_lazy("Ask whoever made the card to check it. Sending it again won't help."),
        again=False,
    ),
    -5: Explanation(gettext_lazy("Feishu could not send the card"), _LATER),
    CANCELLED: _CANCELLED,
    -7: Explanation(_WENT_WRONG, _LATER),
    -8: Explanation(
        _NOT_SENT, gettext_lazy("One of the targets is no chat of yours. Choose the chats by hand instead.")
    ),
    -9: Explanation(_WENT_WRONG, _LATER),
    -10: Explanation(gettext_lazy("The chat picker did not open"), _LATER),
    NOTE_FAILED: Explanation(
        gettext_lazy("The card was sent, your note was not"),
        gettext_lazy("Write the note in the chat itself. Don't send the card again."),
        "ok",
        again=False,
    ),
}

_CONFIG: dict[int, Explanation] = {
    1012: Explanation(_NOT_SET_UP, _DEVELOPER, again=False),
    1014: Explanation(gettext_lazy("Feishu could not be reached"), _LATER),
    10001: Explanation(gettext_lazy("Feishu could not be reached"), _LATER),
    10002: Explanation(gettext_lazy("Feishu could not be reached"), _LATER),
    333430: Explanation(
        _NOT_SET_UP, gettext_lazy("Feishu does not know this app or you. Check FEISHU_APP_ID."), again=False
    ),
    333440: Explanation(_NOT_SET_UP, gettext_lazy("Feishu does not know this app. Check FEISHU_APP_ID."), again=False),
    333441: Explanation(
        _NOT_SET_UP,
        gettext_lazy("The signature does not match this address. Reload; if it stays, check PUBLIC_ORIGIN."),
    ),
    TICKET_INVALID: Explanation(
        _NOT_SET_UP, gettext_lazy("Feishu does not accept the app's ticket. Try again in a minute.")
    ),
    SIGNATURE_USED: Explanation(
        gettext_lazy("The page was open in two places"), gettext_lazy("Try again: the page gets a new signature.")
    ),
    SIGNATURE_OLD: Explanation(
        gettext_lazy("The page was open for too long"), gettext_lazy("Try again: the page gets a new signature.")
    ),
    333445: Explanation(_NOT_SET_UP, _DEVELOPER, again=False),
    333446: Explanation(
        gettext_lazy("This client can't send cards"),
        gettext_lazy("Update Feishu, then open the page again."),
        again=False,
    ),
    333447: Explanation(
        _NOT_SET_UP,
        gettext_lazy("The app has no trusted domain yet. Its developer adds this page's host and publishes a version."),
        again=False,
    ),
    333448: Explanation(
        _NOT_SET_UP,
        gettext_lazy(
            "This host is not among the app's trusted domains. Its developer adds it and publishes a version."
        ),
        again=False,
    ),
    NOT_VISIBLE: Explanation(
        gettext_lazy("This app is not open to you"),
        gettext_lazy(
            "Ask your administrator to add you to the app's availability range. If you belong to several "
            "organisations, switch to the one this link comes from."
        ),
        again=False,
    ),
    333450: Explanation(_NOT_SET_UP, _DEVELOPER, again=False),
    **dict.fromkeys(
        range(99991691, 99991695),
        Explanation(
            gettext_lazy("Feishu signed you out"), gettext_lazy("Sign in to Feishu again, then open the page again.")
        ),
    ),
}

_ERRNO: dict[int, Explanation] = {
    100: Explanation(_WENT_WRONG, _LATER),
    101: Explanation(_WENT_WRONG, _LATER),
    102: Explanation(_WENT_WRONG, _LATER),
    103: Explanation(
        gettext_lazy("This client can't send cards"),
        gettext_lazy("Update Feishu, then open the page again."),
        again=False,
    ),
    104: Explanation(_NOT_SENT, _DEVELOPER, again=False),
    105: Explanation(gettext_lazy("Feishu has not let this page in"), gettext_lazy("Reload the page and try again.")),
    106: Explanation(
        gettext_lazy("The device does not allow it"), gettext_lazy("Check what Feishu may do in the system settings.")
    ),
    107: Explanation(
        gettext_lazy("You have not allowed it"), gettext_lazy("Allow it when Feishu asks, then try again.")
    ),
    108: Explanation(
        gettext_lazy("Your organisation does not allow it"), gettext_lazy("Ask your administrator."), again=False
    ),
    109: Explanation(_NOT_CERTAIN, gettext_lazy("The page was closed meanwhile. Open it again.")),
    110: Explanation(gettext_lazy("Feishu does not allow it"), _DEVELOPER, again=False),
    111: Explanation(gettext_lazy("Too many attempts at once"), gettext_lazy("Wait a moment, then try again.")),
    112: Explanation(_NOT_CERTAIN, gettext_lazy("The page was in the background. Keep it open and try again.")),
    113: Explanation(_NOT_CERTAIN, gettext_lazy("The page was in the background. Keep it open and try again.")),
    **dict.fromkeys(
        range(300, 310), Explanation(gettext_lazy("Feishu could not be reached"), gettext_lazy("Check the network."))
    ),
    # Seen in `data` of a real client's failure (github.com/larksuite/node-sdk/issues/181).
    100001: Explanation(
        gettext_lazy("Feishu has not let this page in"), gettext_lazy("Reload the page and try again.")
    ),
    1002002: _CANCELLED,
    2601001: Explanation(gettext_lazy("Feishu could not be reached"), _LATER),
    2601002: Explanation(_NOT_SET_UP, _DEVELOPER, again=False),
}

_LIST = gettext_lazy("One of the list's chats is none of yours. Ask whoever made the link to look at its list.")
_PEOPLE = gettext_lazy("Feishu does not know one of these people here. Ask whoever made the link to look at it.")
_RELOAD = gettext_lazy("The page was out of date. Reload it and try again.")
# In place of sentences that speak of a choice, where a link has its own chats (`chats`) or people and nobody chose.
_WITHOUT_CHOICE: dict[str, dict[int, Explanation]] = {
    mode: {
        -1: Explanation(_NOT_SENT, _RELOAD),
        -2: Explanation(_NOT_SENT, _RELOAD),
        CANCELLED: Explanation(
            gettext_lazy("Nothing was sent"), gettext_lazy("You did not confirm. The card is still here."), "neutral"
        ),
        -8: Explanation(_NOT_SENT, wrong, again=False),
        -10: Explanation(_NOT_SENT, _LATER),
    }
    for mode, wrong in (("chats", _LIST), ("people", _PEOPLE))
}

# In place of the sentence for 333449 where it is known that somebody is signed in to another organisation.
OTHER_TENANT = Explanation(
    gettext_lazy("You are in another organisation"),
    gettext_lazy("This link works for people of the organisation it comes from. Switch to that one in Feishu."),
    again=False,
)

EXPLANATIONS: dict[int, Explanation] = {**_SEND, **_CONFIG, **_ERRNO}


def blames_chats(code: int | None) -> bool:
    """Whether a chat that did not get the card may be the reason itself."""
    return code in CHAT_CODES or code not in EXPLANATIONS


def explain(code: int | None, *, mode: str = "choose") -> Explanation:
    """The sentence for a code, in a mode of `explanations`; an unknown one gets a sentence that names it."""
    if code is not None and (instead := _WITHOUT_CHOICE.get(mode, {}).get(code)):
        return instead
    if code in EXPLANATIONS:
        return EXPLANATIONS[code]
    if code is None:
        return Explanation(_NOT_SENT, _LATER)
    return Explanation(_("Feishu answered with code %(code)d") % {"code": code}, _LATER)


def explanations(brand: str, *, mode: str = "choose", other_tenant: bool = False) -> dict[str, ExplanationJson]:
    """All sentences in the current language, by code: what a share page may ask for.

    `mode`: `choose`, or `chats` and `people` where nobody chooses and no sentence may ask for it. `other_tenant`: the
    person is known to be of another organisation than the app.
    """
    known = {**EXPLANATIONS, **_WITHOUT_CHOICE.get(mode, {})}
    if other_tenant:
        known[NOT_VISIBLE] = OTHER_TENANT
    return {str(code): explanation.to_dict(brand) for code, explanation in known.items()}
