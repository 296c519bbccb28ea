"""Rules about voice clips (card-format §2.17; platform-errors 300220, 300230)."""

from __future__ import annotations

from cardstudio.cards.lint.context import Context, Node, operation, test
from cardstudio.cards.lint.plan import Checks


def check_audio(context: Context, node: Node) -> None:
    """Sound may not be forwarded, and each id plays one file."""
    config = context.root.get("config")
    if not isinstance(config, dict):
        fix = [operation("add", (None, "config"), {"enable_forward": False})] if config is None else None
    else:
        fix = [operation("add", ((None, "config"), "enable_forward"), False)]
    if not isinstance(config, dict) or config.get("enable_forward") is not False:
        guarded = [test((node.path, "tag"), "audio"), *fix] if fix else None
        context.refuse("audio-forward", node.path, code=300220, fix=guarded, source="platform-errors 300220")
    audio_id = node.value.get("audio_id")
    if isinstance(audio_id, str) and audio_id:
        context.audio_ids.setdefault(audio_id, []).append((node.path, "audio_id"))


CHECKS: Checks = {"audio": (check_audio,)}
