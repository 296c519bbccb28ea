"""The command ``card``, without Django: ``manage.py card`` and a console script call :func:`main`.

Exit codes: 0 fine, 1 error findings, 2 unreadable (one line on stderr says what and where). With several files the
highest counts. The environment variable ``CARD_CALLBACK`` says that the sending app answers card callbacks.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cardstudio.cards import json
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.convert import convert
from cardstudio.cards.envelope import Unwrapped, unwrap
from cardstudio.cards.fill import fill
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Report, fix, lint
from cardstudio.cards.lint.clients import version
from cardstudio.cards.locate import locate
from cardstudio.cards.messages import LOCALES
from cardstudio.cards.rewrap import rewrap
from cardstudio.cards.schema import schema
from cardstudio.cards.types import JSONObject

FINE, FAULTY, UNREADABLE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code."""
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="card", description="Check and unwrap Feishu/Lark message cards.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_lint(commands.add_parser("lint", help="say what the platform would refuse, and what people would see broken"))
    _add_unwrap(commands.add_parser("unwrap", help="print the card inside a webhook body, message body, export …"))
    _add_convert(commands.add_parser("convert", help="print the card in the other format, and what that changed"))
    _add_locate(commands.add_parser("locate", help="find what the platform's own error text is about"))
    _add_schema(commands.add_parser("schema", help="print the JSON Schema of a card, for other editors"))
    _add_fill(commands.add_parser("fill", help="print the card of a document with values in place"))
    return parser


def _add_lint(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a card in any known wrapper; - is standard input")
    parser.add_argument("--channel", choices=sorted(CHANNELS), help="judge for one way of sending")
    parser.add_argument("--client", type=_client, metavar="VERSION", help="oldest client that matters, such as 7.6")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one report per line")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of the messages")
    parser.add_argument(
        "--fix", action="store_true", help="write back what has one right repair; - goes to standard output"
    )
    parser.set_defaults(run=_lint)


def _add_unwrap(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a card in any known wrapper; - is standard input")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of the notes")
    parser.set_defaults(run=_unwrap)


def _add_convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a card in any known wrapper; - is standard input")
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format to convert to")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of the messages")
    parser.set_defaults(run=_convert)


def _add_locate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a card in any known wrapper; - is standard input")
    parser.add_argument(
        "--error", metavar="TEXT", required=True, help="what the platform answered; - is standard input"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one place per line")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of the messages")
    parser.set_defaults(run=_locate)


def _client(text: str) -> str:
    try:
        version(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format-version", choices=FORMATS, default="2.0", help="the card format (default: 2.0)")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of titles and descriptions")
    parser.set_defaults(run=_schema)


def _add_fill(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a document, or a card without variables; - is standard input")
    parser.add_argument("--values", metavar="FILE", required=True, help="a JSON object: name and value")
    parser.add_argument("--lang", choices=LOCALES, default="en", help="language of the messages")
    parser.set_defaults(run=_fill)


def _lint(arguments: argparse.Namespace) -> int:
    return max(_lint_one(name, arguments) for name in arguments.files)


def _lint_one(name: str, arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(_read(name))
    except (Unreadable, OSError) as error:
        return _unreadable(name, error, arguments)
    # With --fix standard output may be the mended card itself; what is said about it goes to standard error.
    out = sys.stderr if arguments.fix and name == "-" else sys.stdout
    if arguments.fix and found.card is not None:
        report = _mend(name, found, arguments)
    else:
        report = lint(found, arguments.channel, arguments.lang, **_circumstances(arguments))
    if arguments.format == "json":
        told: JSONObject = {"file": name, **report.to_dict()} if len(arguments.files) > 1 else report.to_dict()
        print(json.dump(told), file=out)
    else:
        print(_as_text(name, report), file=out)
    return FAULTY if report.errors or not report.ok else FINE


def _circumstances(arguments: argparse.Namespace) -> dict[str, Any]:
    """What a card depends on beside itself. Callbacks only matter to a channel that has them."""
    channel = CHANNELS.get(arguments.channel)
    asked = channel is not None and channel.callbacks
    return {"callbacks": bool(os.environ.get("CARD_CALLBACK")) if asked else None, "client": arguments.client}


def _mend(name: str, found: Unwrapped, arguments: argparse.Namespace) -> Report:
    """Fix the card and write it back, in what it was found in."""
    if found.envelope == "cardkit":
        found = replace(found, document=None)  # the export stays one, in the card tool's own words
    mended = fix(found, "all", arguments.channel, arguments.lang, **_circumstances(arguments))
    text = json.dump(rewrap(found, mended.card), indent=2) + "\n"
    if name == "-":
        sys.stdout.write(text)
    elif mended.applied:
        Path(name).write_text(text, encoding="utf-8")
    return mended.report


def _unwrap(arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(_read(arguments.file))
    except (Unreadable, OSError) as error:
        return _unreadable(arguments.file, error, arguments)
    for note in found.notes:
        print(note.message(arguments.lang), file=sys.stderr)
    if found.card is None:
        return _unreadable(arguments.file, Unreadable("template-reference"), arguments)
    print(json.dump(found.card, indent=2))
    return FINE


def _locate(arguments: argparse.Namespace) -> int:
    """One place a line, the likeliest first; exit 1 when the text names none."""
    try:
        found = unwrap(_read(arguments.file))
        error = _read("-").decode("utf-8", "replace") if arguments.error == "-" else arguments.error
    except (Unreadable, OSError) as problem:
        return _unreadable(arguments.file, problem, arguments)
    if found.card is None:
        return _unreadable(arguments.file, Unreadable("template-reference"), arguments)
    places = locate(found, error)
    said = {finding.pointer: finding.message for finding in reversed(lint(found, locale=arguments.lang).findings)}
    for place in places:
        if arguments.format == "json":
            print(json.dump({**place.to_dict(), "message": said.get(place.pointer)}))
        else:
            print(f"{place.pointer or '/'}  {said.get(place.pointer, '')}".rstrip())
    return FINE if places else FAULTY


def _schema(arguments: argparse.Namespace) -> int:
    print(json.dump(schema(arguments.format_version, arguments.lang), indent=2))
    return FINE


def _convert(arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(_read(arguments.file))
    except (Unreadable, OSError) as error:
        return _unreadable(arguments.file, error, arguments)
    if found.card is None:
        return _unreadable(arguments.file, Unreadable("template-reference"), arguments)
    converted = convert(found.card, arguments.to, template=found.document is not None)
    for change in converted.changes:
        print(f"{change.kind} {change.pointer or '/'}  {change.message(arguments.lang)}", file=sys.stderr)
    print(json.dump(converted.card, indent=2))
    return FINE


def _fill(arguments: argparse.Namespace) -> int:
    name = arguments.file
    try:
        found = unwrap(_read(name))
        name = arguments.values
        values = json.load(_read(name))
    except (Unreadable, OSError) as error:
        return _unreadable(name, error, arguments)
    if found.card is None:
        return _unreadable(arguments.file, Unreadable("template-reference"), arguments)
    filled = fill(found.document if found.document is not None else found.card, values)
    for problem in filled.problems:
        print(f"{problem.severity} {problem.pointer or '/'}  {problem.message(arguments.lang)}", file=sys.stderr)
    print(json.dump(filled.card, indent=2))
    return FINE if filled.ok else FAULTY


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _unreadable(name: str, error: Unreadable | OSError, arguments: argparse.Namespace) -> int:
    message = error.message(arguments.lang) if isinstance(error, Unreadable) else str(error.strerror or error)
    if getattr(arguments, "format", "text") == "json":
        print(json.dump({"file": name, "unreadable": message}))
    print(f"{name}: {message}", file=sys.stderr)
    return UNREADABLE


def _as_text(name: str, report: Report) -> str:
    """Findings one a line, the way compilers write them, and a summary."""
    lines = [f"{name}: {report.envelope} {report.format or ''}".rstrip()]
    for finding in report.findings:
        code = f" [{finding.platform_code}]" if finding.platform_code else ""
        lines.append(f"  {finding.severity:<7} {finding.pointer or '/'}  {finding.message} ({finding.rule}){code}")
    counts = {
        severity: sum(one.severity == severity for one in report.findings) for severity in ("error", "warning", "info")
    }
    sizes = ", ".join(f"{channel} {weight.size}/{weight.limit}" for channel, weight in report.channels.items())
    lines.append(f"  {counts['error']} errors, {counts['warning']} warnings, {counts['info']} infos; bytes: {sizes}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
