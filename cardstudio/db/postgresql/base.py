"""The backend Django loads by the name of this package."""

from __future__ import annotations

import contextlib
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from cardstudio.db.postgresql.connection import PatientConnection
from cardstudio.db.postgresql.pulse import Pulse

#: Seconds in which a living server takes a new connection.
PULSE_SECONDS = 2

_pulses: dict[str, Pulse] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """Opens connections that are patient within limits; none while the server is known to be down."""

    # What Django calls: psycopg, with our own class of connections.
    Database = SimpleNamespace(**{**vars(psycopg), "connect": PatientConnection.connect})  # type: ignore[assignment]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        pulse = self._pulse(conn_params)
        if pulse.is_down:
            raise psycopg.OperationalError("the database server does not answer")
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.errors.ConnectionTimeout:
            pulse.beats()
            raise
        connection.pulse = pulse
        connection.limit = self.settings_dict.get("STATEMENT_SECONDS", 0)
        return connection

    def _pulse(self, conn_params: dict[str, Any]) -> Pulse:
        plain = {name: value for name, value in conn_params.items() if name not in {"context", "cursor_factory"}}
        key = repr(sorted((name, str(value)) for name, value in plain.items() if name != "password"))
        if key not in _pulses:

            def connect() -> None:
                psycopg.connect(**{**plain, "connect_timeout": PULSE_SECONDS}).close()

            _pulses[key] = Pulse(connect)
        return _pulses[key]

    @contextlib.contextmanager
    def statement_seconds(self, seconds: int) -> Any:
        """Another limit for the statements made inside, outside of transactions: for what is known to take longer."""
        connection = self.connection
        before = connection.limit if connection is not None else 0
        if connection is None or not before:
            yield
            return
        with self.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{seconds}s"])
        connection.limit = seconds
        try:
            yield
        finally:
            if connection is self.connection and not connection.closed:
                connection.limit = before
                with self.cursor() as cursor:
                    cursor.execute("SELECT set_config('statement_timeout', %s, false)", [f"{before}s"])
