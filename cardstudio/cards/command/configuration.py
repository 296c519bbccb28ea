"""What one run of ``card lint`` was told: options of the command line over the settings beside each file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.command.patterns import covers
from cardstudio.cards.command.result import Budget
from cardstudio.cards.command.settings import BadSettings, Settings, absolute, aims, levels, nearest, read
from cardstudio.cards.lint.clients import version
from cardstudio.cards.messages import LOCALES


def add(parser: argparse.ArgumentParser) -> None:
    """The options that also stand in settings files, and those that choose the file."""
    judging = parser.add_argument_group("what counts")
    judging.add_argument("--channel", choices=sorted(CHANNELS), help="judge for one way of sending")
    judging.add_argument("--client", type=_client, metavar="VERSION", help="oldest client that matters, such as 7.6")
    judging.add_argument("--lang", choices=LOCALES, help="language of the messages (default: en)")
    judging.add_argument("--select", action="append", metavar="RULES", help="only these rules, with commas; * fits all")
    judging.add_argument("--ignore", action="append", metavar="RULES", help="not these rules")
    judging.add_argument(
        "--severity", action="append", metavar="RULE=LEVEL", help="count a rule as error, warning, info or off"
    )
    judging.add_argument("--max-warnings", type=_count, metavar="N", help="exit 1 if there are more warnings")
    judging.add_argument("--strict", action="store_true", help="exit 1 if there is any warning")
    files = parser.add_argument_group("settings")
    files.add_argument("--config", type=Path, metavar="FILE", help="these settings instead of those beside the files")
    files.add_argument("--no-config", action="store_true", help="no settings files")


class Configuration:
    """The settings that hold for each file. Raises :class:`BadSettings` for what can't be understood."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._select = aims("--select", _words(arguments.select))
        self._ignore = aims("--ignore", _words(arguments.ignore))
        self._severity = levels("--severity", dict(map(_pair, _words(arguments.severity))))
        self._most = 0 if arguments.strict else arguments.max_warnings
        self._fixed = Settings() if arguments.no_config else _chosen(arguments.config)
        #: Settings as they are in files, and with the options over them, by folder.
        self._read: dict[Path, Settings] = {}
        self._merged: dict[Path, Settings] = {}
        first = next((name for name in arguments.files if name != "-"), "")
        folder = absolute(first) if Path(first).is_dir() else absolute(first).parent
        self.lang = self._settings_in(folder).lang or "en"

    def settings_of(self, name: str) -> Settings:
        """What holds for the file of that name."""
        return self._settings_in(absolute(name).parent)

    def path_of(self, name: str, settings: Settings) -> str:
        """A file as the patterns of its settings see it."""
        path = absolute(name)
        folder = settings.folder
        below = folder is not None and path.is_relative_to(folder)
        return path.relative_to(folder).as_posix() if below and folder else path.as_posix().lstrip("/")

    def is_excluded(self, path: Path) -> bool:
        """Whether a file or folder nobody named is left out."""
        settings = self.settings_of(str(path))
        return bool(settings.exclude) and any(
            covers(pattern, self.path_of(str(path), settings)) for pattern in settings.exclude
        )

    def budget_of(self, settings: Settings) -> Budget | None:
        if self._most is not None:
            return Budget("", self._most)
        return None if settings.max_warnings is None else Budget(str(settings.file), settings.max_warnings)

    def _settings_in(self, folder: Path) -> Settings:
        if folder not in self._merged:
            self._merged[folder] = self._over(nearest(folder, self._read) if self._fixed is None else self._fixed)
        return self._merged[folder]

    def _over(self, settings: Settings) -> Settings:
        arguments = self._arguments
        return replace(
            settings,
            select=self._select or settings.select,
            ignore=settings.ignore + self._ignore,
            severity=settings.severity + self._severity,
            channel=arguments.channel or settings.channel,
            client=arguments.client or settings.client,
            lang=arguments.lang or settings.lang,
        )


def _chosen(file: Path | None) -> Settings | None:
    if file is None:
        return None
    try:
        settings = read(file)
    except OSError as error:
        raise BadSettings("config-absent-file", file=file, detail=str(error.strerror)) from None
    if settings is None:
        raise BadSettings("config-absent", file=file)
    return settings


def _words(values: list[str] | None) -> list[str]:
    return [word.strip() for value in values or () for word in value.split(",") if word.strip()]


def _pair(text: str) -> tuple[str, str]:
    rule, _, level = text.partition("=")
    return rule, level


def _client(text: str) -> str:
    try:
        version(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of at least 0")
    return int(text)
