"""``card lint``: what the platform would refuse, and what people would see broken."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from cardstudio.cards import json
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.command.files import FAULTY, FINE, add_language, read, unreadable
from cardstudio.cards.command.fix import mend
from cardstudio.cards.envelope import unwrap
from cardstudio.cards.json import Unreadable
from cardstudio.cards.lint import Report, lint
from cardstudio.cards.lint.clients import version
from cardstudio.cards.types import JSONObject


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="a card in any known wrapper; - is standard input")
    parser.add_argument("--channel", choices=sorted(CHANNELS), help="judge for one way of sending")
    parser.add_argument("--client", type=_client, metavar="VERSION", help="oldest client that matters, such as 7.6")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one report per line")
    add_language(parser)
    parser.add_argument(
        "--fix", action="store_true", help="write back what has one right repair; - goes to standard output"
    )
    parser.set_defaults(run=_run)


def _client(text: str) -> str:
    try:
        version(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _run(arguments: argparse.Namespace) -> int:
    return max(_lint_one(name, arguments) for name in arguments.files)


def _lint_one(name: str, arguments: argparse.Namespace) -> int:
    try:
        found = unwrap(read(name))
    except (Unreadable, OSError) as error:
        return unreadable(name, error, arguments)
    # With --fix standard output may be the mended card itself; what is said about it goes to standard error.
    out = sys.stderr if arguments.fix and name == "-" else sys.stdout
    if arguments.fix and found.card is not None:
        report = mend(name, found, arguments.channel, arguments.lang, **_circumstances(arguments))
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
