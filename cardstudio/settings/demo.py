"""Where the pretend web app that holds a share button is reached."""

from __future__ import annotations

# One machine, two names, two origins.
_OTHER_NAMES = {"127.0.0.1": "localhost", "localhost": "127.0.0.1"}


def demo_origin(host: str, port: int) -> str:
    """The simulator's process under its other name, so that the page's origin is neither ours nor the simulator's.

    On a network there is no other name; then it is the simulator's own origin, which is still not ours.
    """
    return f"http://{_OTHER_NAMES.get(host, host)}:{port}"
