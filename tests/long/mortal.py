"""The site as a server whose worker can be told to die: `X-Die-At: n` in a request kills it with signal 9 there.

`n` counts the moments of the request on the main database, from 0: before each write, before and after each commit.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any
from unittest import mock

from django.db import connections
from django.urls import get_resolver

from cardstudio.wsgi import application as site
from tests.killed import WRITES

# Loaded here, before there are workers: each one that comes after a dead one would spend a second on it.
_ = get_resolver().url_patterns


class Fate:
    """Counts the moments; the last one is the worker's, too."""

    def __init__(self, moment: int) -> None:
        self._left = moment

    def pass_moment(self) -> None:
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def around_statement(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().startswith(WRITES):
            self.pass_moment()
        return execute(sql, params, many, context)

    def around_commit(self, commit: Callable[[], None]) -> Callable[[], None]:
        def dying() -> None:
            self.pass_moment()
            commit()
            self.pass_moment()

        return dying


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    moment = environ.get("HTTP_X_DIE_AT")
    if moment is None:
        return site(environ, start_response)
    fate, connection = Fate(int(moment)), connections["default"]
    with ExitStack() as until_answered:
        until_answered.enter_context(connection.execute_wrapper(fate.around_statement))
        until_answered.enter_context(mock.patch.object(connection, "_commit", fate.around_commit(connection._commit)))
        return site(environ, start_response)
