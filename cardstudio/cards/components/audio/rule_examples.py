"""The smallest thing each rule about voice clips has something to say about."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Examples, v2
from cardstudio.cards.types import JSONObject

_AUDIO: JSONObject = {"tag": "audio", "file_key": "file_1", "audio_id": "a"}
_SILENT: JSONObject = {"enable_forward": False}
EXAMPLES: Examples = {
    "audio-forward": v2(_AUDIO),
    "duplicate-audio-id": v2(_AUDIO, _AUDIO, config=_SILENT),
}
