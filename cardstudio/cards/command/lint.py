"""``card lint``: what the platform would refuse, and what people would see broken."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from typing import Any

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.command import configuration
from cardstudio.cards.command.colour import Paint, wants_colour
from cardstudio.cards.command.configuration import Configuration
from cardstudio.cards.command.files import UNREADABLE, complain, emit, read, tell
from cardstudio.cards.command.find_files import Target, targets
from cardstudio.cards.command.fix import Mended, mend
from cardstudio.cards.command.formats import NAMES, Look, lines_of
from cardstudio.cards.command.ignore_comments import ignored_in
from cardstudio.cards.command.locations import Source
from cardstudio.cards.command.result import Failure, Result, Tally, failure_of
from cardstudio.cards.command.selection import Selection
from cardstudio.cards.command.settings import BadSettings, Settings
from cardstudio.cards.envelope import Unwrapped, unwrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import lint
from cardstudio.cards.messages import said


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a card in any known wrapper; a folder stands for the cards in it, - is standard input",
    )
    parser.add_argument(
        "--fix", action="store_true", help="write back what has one right repair; - goes to standard output"
    )
    parser.add_argument("--diff", action="store_true", help="print what --fix would change, and write nothing")
    configuration.add(parser)
    telling = parser.add_argument_group("what is told")
    telling.add_argument("--format", choices=NAMES, default="text", help="json: one report per line")
    telling.add_argument("-v", "--verbose", action="store_true", help="infos too, and what each file is")
    telling.add_argument("-q", "--quiet", action="store_true", help="errors only, and no line with the numbers")
    telling.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours of the text")
    telling.add_argument("--stdin-filename", metavar="NAME", default="-", help="what - is called, and configured as")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    tally = Tally()
    try:
        given = Configuration(arguments)
        colours = arguments.format == "text" and wants_colour(arguments.color)
        look = Look(given.lang, arguments.verbose, arguments.quiet, Paint(colours))
        # Standard output may be the mended text itself, or the changes; what is said about them goes to standard error.
        say = complain if arguments.diff or (arguments.fix and "-" in arguments.files) else tell
        for line in lines_of(arguments.format)(tally.over(_results(arguments, given)), tally, look):
            say(line)
    except BadSettings as error:
        complain(error.message(arguments.lang or "en"))
        return UNREADABLE
    for budget, count in tally.overspent.items():
        owner = f"{budget.owner}: " if budget.owner else ""
        complain(owner + said("too-many-warnings", given.lang, count=count, most=budget.most))
    return tally.code


def _results(arguments: argparse.Namespace, given: Configuration) -> Iterator[Result]:
    for target in targets(arguments.files, given.is_excluded):
        if target.nothing:
            complain(f"{target.name}: {said(target.nothing, given.lang)}")
            if target.nothing == "nothing-matches":
                yield Result(target.name, failure=Failure(said(target.nothing, given.lang)))
            continue
        result = _lint(target, arguments, given)
        if result.failure is not None:
            complain(result.why)
        elif result.left is not None:
            complain(f"{result.name}: {result.left}")
        yield result


def _lint(target: Target, arguments: argparse.Namespace, given: Configuration) -> Result:
    name = arguments.stdin_filename if target.name == "-" else target.name
    settings = given.settings_of(name)
    lang = settings.lang or "en"
    data = b""
    try:
        if target.error is not None:
            raise target.error
        data = read(target.name) if target.data is None else target.data
        found = unwrap(data) if target.found is None else target.found
    except (Unreadable, OSError) as error:
        if target.name == "-" and arguments.fix and not arguments.diff:
            emit(data)  # what comes in goes out: somebody may write it back
        return Result(name, failure=failure_of(error, lang))
    circumstances = _circumstances(settings)
    source, selection = _looked_at(name, data, found, settings, given)
    mended = Mended(data)
    if arguments.fix or arguments.diff:
        mended = mend(target.name, source, selection, arguments.diff, lang, **circumstances)
    if mended.data != data:
        source, selection = _looked_at(name, mended.data, unwrap(mended.data), settings, given)
    report = lint(source.found, settings.channel, lang, **circumstances)
    report = selection.apply(report, lambda finding: source.place(finding).line)
    budget = given.budget_of(settings)
    return Result(name, report, source, fixed=mended.count, left=mended.left, budget=budget)


def _looked_at(
    name: str, data: bytes, found: Unwrapped, settings: Settings, given: Configuration
) -> tuple[Source, Selection]:
    """Where things stand in a text, and what of it counts."""
    source = Source(data, found)
    ignored = ignored_in(source.decoded, source.strict, source.quoted)
    return source, Selection(settings, given.path_of(name, settings), ignored)


def _circumstances(settings: Settings) -> dict[str, Any]:
    """What a card depends on beside itself. Callbacks only matter to a channel that has them."""
    channel = CHANNELS.get(settings.channel or "")
    asked = channel is not None and channel.callbacks
    return {"callbacks": bool(os.environ.get("CARD_CALLBACK")) if asked else None, "client": settings.client}
