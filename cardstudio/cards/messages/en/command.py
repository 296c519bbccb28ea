"""What the command ``card`` says beside findings, in English."""

from __future__ import annotations

#: One and many of what a run counts.
COUNTS = {
    "files": ("{count} file", "{count} files"),
    "errors": ("{count} error", "{count} errors"),
    "warnings": ("{count} warning", "{count} warnings"),
    "infos": ("{count} info", "{count} infos"),
    "unreadable": ("{count} unreadable", "{count} unreadable"),
}

SAID = {
    "total": "{files}: {parts}",
    "between": ", ",
    "infos-hidden": " (-v lists infos)",
    "fixed": "{count} fixed",
    "left-alone": "{count} left alone",
    "not-writable": "this may not be written",
    "changed-meanwhile": "the file changed while it was looked at, so it was left alone",
    "file-facts": "{name}: {envelope} {format}, bytes: {sizes}",
    "no-card-below": "no card was found below this folder",
    "nothing-matches": "nothing matches this pattern",
    "no-such-file": "there is no such file",
    "one-input": "standard input can only be read once; give one of the two as a file",
    "a-folder": "this is a folder",
    "not-allowed": "this may not be read",
    "too-many-warnings": "more warnings ({count}) than allowed ({most})",
    "unreadable-rule": "The file can't be read as a card.",
    "rule-help": "`card rules {rule}` explains this rule with an example.",
    "rule-error": "Error: the platform is known to refuse this.",
    "rule-warning": "Warning: the documents forbid it, or people will see something broken.",
    "rule-info": "Info: only the platform or the author can judge it.",
    "rule-codes": "Code of the refusal: {codes}.",
    "rule-example": "Example:",
    "rule-values": "  filled with {values}",
    "rule-fix": "  --fix: {title}",
    "rule-fix-asked": "  A repair that gives something up, made by --fix for errors only: {title}",
    "rule-source": "Known from: {sources}.",
    # Settings
    "config-broken": "this is not TOML: {detail}",
    "config-absent": "{file}: there is no table [tool.card-studio] in it",
    "config-absent-file": "{file}: it can't be read ({detail})",
    "config-unknown-key": "unknown key “{key}”; known are {known}",
    "config-wrong-value": "“{key}” must be {expected}",
    "config-unknown-rule": "“{key}” names the unknown rule “{rule}”{hint}",
    "config-hint": "; did you mean “{near}”?",
    "config-unknown-level": "“{key}” has the unknown level “{level}”; it is error, warning, info or off",
    # What a value of the settings must be
    "expected-texts": "a list of texts",
    "expected-table-of-texts": "a table of texts",
    "expected-table-of-lists": "a table of lists of texts",
    "expected-count": "a whole number of at least 0",
    "expected-one-of": "one of {words}",
    "expected-client": 'a client version as text, such as "7.6"',
    "expected-table": "a table",
}
