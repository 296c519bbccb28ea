"""English sentences."""

from __future__ import annotations

#: Appended to every sentence about unreadable text.
AT = " (line {line}, column {column})"
#: Stands between the items of a list.
BETWEEN = ", "

UNREADABLE = {
    "syntax": "This is not JSON: {detail}",
    "no-json": "This is not JSON, and there is no code with a card in it",
    "too-much-code": "This is more code than is read; paste the card alone",
    "curly-quotes": 'A curly quote ({text}) stands where a straight one (") belongs',
    "go-template": "This is a Go template ({text}): run it first, and paste what comes out",
    "template": "This is a template ({text}): run it first, and paste what comes out",
    "not-utf-8": "This is not UTF-8 text",
    "lone-surrogate": "Half of a character: a surrogate without its partner",
    "too-deep": "Nested more than {limit} levels deep",
    "number-too-large": "The number {text} is too large",
    "number-too-long": "The number {text} has too many digits",
    "not-a-number": "{text} is not a JSON number",
    "not-an-object": "A card is a JSON object, this is a JSON {kind}",
    "no-card": "{what}",
    "template-reference": "This only names a template or card kept on the platform",
}

#: Why a file with a card in it is not mended where the card stands.
REFUSALS = {
    "unknown-writing": "The file is left alone: its text cannot be changed here without touching the rest",
    "nested-strings": "The file is left alone: the card is in a string that is more than two strings deep",
    "yaml-anchors": "The file is left alone: in YAML with anchors the same text may be used elsewhere",
    "duplicate-keys": "The file is left alone: a key stands twice in one object, so it is not sure which one counts",
    "comment-in-the-way": "The file is left alone: the repair would drop a comment that has no place beside it",
    "code-in-the-way": "The file is left alone: the repair would write over a variable or a call of the program",
}

#: What Python's JSON reader found, by how its own sentence begins.
SYNTAX = {
    "Expecting value": "a value is missing here",
    "Expecting property name": "a name in double quotes is missing here",
    "Expecting ':'": "a colon is missing here",
    "Expecting ','": "a comma is missing here",
    "Unterminated string": "this text has no closing quote",
    "Invalid control character": "a line break or another control character stands in a text",
    "Invalid \\": "a backslash in a text is followed by something it cannot stand before",
    "Extra data": "more text follows after its end",
    "Illegal trailing comma": "there is a comma too many before this bracket",
}

#: What a text without a card is instead.
NO_CARD = {
    "none": "There is no card in this text.",
    "adaptive_card": "This is a Microsoft Adaptive Card, not a Feishu card.",
    "message_card": "This is a Microsoft Teams MessageCard, not a Feishu card.",
    "slack_blocks": "These are Slack blocks, not a Feishu card.",
    "google_chat": "This is a Google Chat card, not a Feishu card.",
    "discord_embeds": "This is a Discord message with embeds, not a Feishu card.",
    "wecom": "This is a WeCom message, not a Feishu card.",
    "dingtalk": "This is a DingTalk message, not a Feishu card.",
    "message_projection": (
        "This is the stand-in the platform returns for a card, not the card: read the message again with "
        "card_msg_content_type=user_card_content. A rich text (post) looks the same."
    ),
    "card_action": "This is what a press in a card sends to the app; the card itself is not in it.",
    "batch_update": "This is a CardKit batch update: changes to a card that the platform keeps, not the card itself.",
    "elements": "These are components of a card without the card around them.",
    "other_message": "This is a message of another kind (msg_type), not a card.",
    "empty_message": "There is no card here: with msg_type “interactive” the platform expects one.",
    "event": "This is an event of the platform, and there is no card in it.",
    "platform_answer": "This is an answer of the platform, and there is no card in it.",
}

NOTES = {
    "no-card": "{what}",
    "found-inside": "Found further inside what was pasted; the rest was left out.",
    "was-raw-content": "Made from the platform's inner form of a sent card, which lacks what its buttons send back.",
    "was-escaped": "The card was inside a JSON string.",
    "was-command": "Taken from the data of a curl command.",
    "was-literal": "Read as a JavaScript or Python literal.",
    "had-fence": "Taken out of a code block.",
    "had-variables": "Expressions of the program became variables.",
    "had-parts": "Parts that the program puts together when it runs were left out.",
    "had-functions": "Functions were left out.",
    "had-comments": "Comments were left out.",
    "had-trailing-commas": "Trailing commas were left out.",
    "had-text-around": "The text around the card was left out.",
    "duplicate-key": "The key at {pointer} is given twice; the last one counts.",
    "envelope-webhook": "Found in the body of a webhook message.",
    "envelope-message": "Found in the body of a message.",
    "envelope-cardkit": "Found in an export of the card tool.",
    "envelope-callback": "Found in the answer to a card callback.",
    "envelope-card_content": "Found in a call of sendMessageCard.",
    "envelope-document": "A Card Studio document.",
    "envelope-template_ref": "A reference to a template or card that is kept on the platform.",
}
FINDINGS = {
    # The card as a whole
    "no-card": "{what}",
    "not-an-object": "A card is a JSON object.",
    "extra-wrapper": "The card is wrapped in one more “card” key; the platform cannot parse it.",
    "wrapped-body": "The CardKit body is wrapped once more; the platform looks for “type” and “data” at its root.",
    "unknown-card-value": "There is no card here: with msg_type “interactive” the platform expects one.",
    "content-not-text": "The content of a message must be the card as an escaped string, not an object.",
    "card-content-without-card": "cardContent must hold the card under “card”, beside msg_type.",
    "template-reference": (
        "This names a template or card kept on the platform. Its content is not in here, "
        "so it can be sent but not shown, checked or edited."
    ),
    "encoded-value": "“{name}” is a list or an object written as text; the platform fails on it. Give it as it is.",
    "duplicate-key": "This key is given twice in its object; only the last value counts.",
    "unknown-root": "None of these properties belongs to a card: {properties}.",
    "unknown-schema": "There is no card format “{value}”; it is “1.0” or “2.0”.",
    "body-without-schema": "A body belongs to format 2.0; without “schema” the card counts as 1.0 and shows nothing.",
    "not-json": "The card holds what JSON cannot: half of a character, or a number that is not finite.",
    "too-deep": "Nested so deep that nothing below is looked at.",
    "more-findings": "There are more findings than the {limit} listed; mend some of these first.",
    "old-entity": "CardKit takes cards of format 2.0 only; of this one it says that its body is nil.",
    "update-multi-false": "A 2.0 card is always shared: update_multi may only be true.",
    "update-multi-differs": "update_multi is {outer} outside and {inner} inside the card; make them the same.",
    # Sizes and counts
    "too-large": "{bytes} bytes are more than the {limit} that {channels} takes.",
    "heaviest-language": "Of {count} languages, {locale} weighs most: {bytes} bytes.",
    "unseen-language": "config.locales leaves out {locale}, so its {bytes} bytes are shown to nobody.",
    "too-many-elements": "{count} elements; a 2.0 card may have {limit}, text objects included.",
    "nested-too-deep": "Containers are nested {depth} deep; {limit} levels are documented.",
    "too-many-tables": "{count} tables; a card may have {limit}, tables in markdown included.",
    "many-tables": (
        "{count} tables, those in markdown included. Above {limit}, programs that stream through CardKit cut them off, "
        "and some people's cards were refused."
    ),
    "many-charts": "{count} charts; more than {limit} make a card slow.",
    # Tags and properties
    "missing-tag": "An element needs a “tag”.",
    "unknown-tag": "There is no component “{tag}” in format {format}.",
    "part-as-element": "“{tag}” is part of other components and cannot stand on its own.",
    "undocumented-tag": "“{tag}” is in no document; nobody can say what clients draw.",
    "tool-only-tag": "“{tag}” is only understood by the card tool; sent as JSON it draws nothing.",
    "unsupported-tag": "Format 2.0 no longer has “{tag}”.",
    "wrong-tag": "“{tag}” cannot stand here; it must be {expected}.",
    "tolerated-tag": "“{tag}” is not documented here; write {expected}.",
    "no-tag": "The object needs a “tag”: {expected}.",
    "unknown-property": "“{property}” is no property of {holder}.",
    "tolerated-property": "“{property}” is not documented for {holder} in format 2.0; accepted, effect unknown.",
    "deprecated-property": "“{property}” is out of date.",
    "wrong-type": "“{property}” must be {expected}, not {found}.",
    "missing-property": "{holder} needs “{property}”.",
    # Values
    "unknown-value": "“{value}” is not one of the values of “{property}”: {expected}.",
    "unknown-color": "“{value}” is no colour word and not declared in config.style.color.",
    "hex-color": "“{value}”: the platform refuses hex colours; use a word or a name from config.style.color.",
    "unknown-text-size": "“{value}” is no text size and not declared in config.style.text_size; it is drawn as normal.",
    "unknown-icon": "“{value}” is not in the icon library.",
    "unlisted-icon": "“{value}” is not in the published list of icons, which is not complete; see whether it is drawn.",
    "low-contrast-text": "“{name}” ({value}) is hard to read on the card: contrast {ratio}, less than {least}.",
    "low-contrast-ground": "Plain words are hard to read on “{name}” ({value}): contrast {ratio}, less than {least}.",
    "unknown-locale": "“{locale}” is no language of cards.",
    "bad-format": "“{value}” does not fit “{property}”: {expected}.",
    "bad-moment": "“{value}” does not fit “{property}”; it is written {expected}.",
    "out-of-range": "“{property}” is {value}; allowed is {least} to {most}.",
    "too-long": "“{property}” has {count} characters; more than {most} are cut off.",
    "too-many-items": "“{property}” has {count} entries; only {most} are shown.",
    "image-url": "“{value}” is no image key; the platform refuses addresses, paths and file names.",
    "url-scheme": "“{value}”: links begin with http:// or https://.",
    "url-runs-on": "A letter stands right behind {value}; put a space between them, or the send may fail.",
    "blank-link": "The link is still a blank; fill in an address.",
    "bad-user-id": "“{value}” is no user id; an address with @ makes the platform refuse the card.",
    "value-not-object": "Official SDKs only hand on callback values that are objects.",
    "placeholder-left": "The placeholder {value} is still in “{property}”.",
    "placeholder-link": "This link still leads to {value}, an address for trying out; say where it is to go.",
    "placeholder-image": "The picture is still the one a new component starts with; choose your own.",
    "placeholder-id": "This is still the id a new component starts with; choose a person or chat.",
    # Filling
    "undeclared-variable": "No variable “{name}” is declared, so it stays as text.",
    "missing-value": "“{name}” has no value.",
    "unused-variable": "The variable “{name}” is used nowhere.",
    "bad-expression": "“{text}” cannot be read as a placeholder and stays as text; write $${{ for a literal ${{.",
    "unknown-filter": "There is no filter “{filter}”.",
    "bad-filter": "The filter “{filter}” does not take these arguments: {text}",
    "filter-not-applicable": "The filter “{filter}” has no answer for the value of “{name}”: “{value}”.",
    "not-text": "The value of {name} is a list or an object and cannot stand inside a text.",
    "unsafe-url": "“{value}” is no http(s) address; the link was left empty.",
    "bad-loop": "“{text}” is no loop; write “item in items”.",
    "bad-condition": "“{text}” cannot be read as a condition; the element is kept.",
    "not-a-list": "“{name}” is not a list, so nothing is repeated.",
    "directive-not-here": "{name} means nothing here.",
    "unknown-directive": "There is no {name}; only $each and $if are known.",
    "fill-too-many-items": "Loops stop after {limit} items in all.",
    "fill-too-large": "Filling stops: the values would add more than {limit} bytes.",
    "fill-too-deep": "Nested more than {limit} levels deep; what is below was not filled.",
    "bad-variable-name": "“{name}” cannot name a variable: a letter first, then letters, digits and _.",
    "duplicate-variable": "“{name}” is declared twice; the first declaration counts.",
    "unknown-variable-type": "“{name}” has the unknown type “{type}”; any value is taken.",
    "wrong-value-type": "The value of “{name}” is no {type}.",
    "value-not-text": "The value of “{name}” should be a text; it is written as one.",
    "wrong-value-format": "The value of “{name}” should be spelled {expected}.",
    "value-not-an-option": "The value of “{name}” is none of its options: {options}.",
    "undeclared-value": "There is a value for “{name}”, but no variable of that name.",
    "values-not-object": "Values are a JSON object: name and value.",
    # Declarations
    "unknown-variable-property": "“{property}” means nothing in the declaration of “{name}”.",
    "misspelled-variable-property": "“{property}” means nothing in the declaration of “{name}”; is it “{suggestion}”?",
    "mistyped-variable-property": "“{property}” in the declaration of “{name}” should be {expected}.",
    "useless-variable-property": "“{property}” in the declaration of “{name}” must be {expected}; it has no effect.",
    "unknown-filler": "“{value}” fills in “{name}”: it is author, sender or program.",
    "choice-without-options": "“{name}” is a choice, but has no options; any text is taken.",
    "wrong-example": "The example of “{name}” is no {type}; it is not shown.",
    # Nesting
    "root-only": "“{tag}” may only stand at the top of the card, not inside {parent}.",
    "not-allowed-here": "“{tag}” may not stand inside {parent}.",
    "discouraged-here": "The documents do not list “{tag}” inside {parent}.",
    "action-in-column": "An action block may not stand in a column; put its components there directly.",
    "needs-action": "At the top of a 1.0 card “{tag}” must stand inside an action block.",
    "form-only": "“{tag}” works only inside a form.",
    # Forms and names
    "no-submit-button": "The form has no submit button.",
    "submit-overlooked": (
        "The platform does not see the submit button of this form: beside a callback, "
        "action_type “form_submit” does not count. Write form_action_type “submit”."
    ),
    "form-without-name": "A form needs a name of its own; without one the platform refuses the card.",
    "missing-name": "Inside a form “{tag}” needs a name of its own.",
    "duplicate-name": "The name “{name}” is used more than once; names are unique in the whole card.",
    "bad-element-id": (
        "“{value}” cannot be an element id: a letter first, then letters, digits and _, at most 20 characters. "
        "CardKit refuses the card for it."
    ),
    "duplicate-element-id": "The element_id “{name}” is used more than once.",
    "required-outside-form": "“required” works only inside a form.",
    "empty-option": "This option has no words, so nobody can see what to choose.",
    "duplicate-option": "Two options have the value “{value}”.",
    "unknown-initial-option": "“{value}” is not the value of an option.",
    # What is shown
    "empty-card": "The card is empty: nobody would see anything.",
    "font-hex": "Clients ignore hex colours in <font>: “{value}”.",
    "not-drawn": "{dialect} does not draw {syntax}.",
    "unknown-markup": "“<{tag}>” is no markup of cards; it vanishes from the text.",
    "mention-of-nobody": "This <{tag}> names nobody; it needs an id.",
    "mention-on-webhook": "A custom bot mentions people by open_id or user_id only, not by {kind}.",
    "callback-on-webhook": "A custom bot cannot be called back: clicks on this do nothing.",
    "callback-not-configured": "Clicks go to your app's card callback; none is set up, people will see error 200340.",
    "client-falls-back": "Client {client} shows the fallback instead of the card, which asks for {needed}.",
    "client-without-2-0": "Client {client} shows the title bar and a request to update; format 2.0 needs {needed}.",
    "client-without-component": "Client {client} cannot draw “{tag}”; it needs {needed}.",
    "client-without-property": "Client {client} ignores “{property}”; it needs {needed}.",
    "client-without-syntax": "Client {client} cannot draw {syntax}; it needs {needed}.",
    # What only the platform can decide
    "unverified-images": "Whether {count} image keys are valid for the sending app is known only to the platform.",
    "unverified-files": "Whether {count} file keys are valid for the sending app is known only to the platform.",
    "unverified-people": "Whether {count} people exist and the sending app may see them is known only to the platform.",
    "unverified-at-all": "Mentioning everyone needs a permission of the chat; without it the send fails.",
}

#: What a fix button says.
FIXES = {
    "extra-wrapper": "Take the card out of the extra “card” key",
    "unknown-schema": "Set the format",
    "body-without-schema": "Declare format 2.0",
    "update-multi-false": "Remove update_multi",
    "unsupported-tag": "Replace by its 2.0 form",
    "unknown-property": "Remove “{property}”",
    "tolerated-property": "Remove “{property}”",
    "deprecated-property": "Remove “{property}”",
    "missing-property": "Add “{property}”",
    "unknown-color": "Use {suggestion}",
    "hex-color": "Use {suggestion}",
    "too-long": "Cut to {most} characters",
    "too-many-items": "Keep the first {most}",
    "out-of-range": "Set it to {suggestion}",
    "action-in-column": "Put its components into the column",
    "needs-action": "Wrap in an action block",
    "not-allowed-here": "Move to the top of the card",
    "root-only": "Move to the top of the card",
    "missing-name": "Give it a name",
    "form-without-name": "Name it “{suggestion}”",
    "submit-overlooked": "Use form_action_type",
    "bad-element-id": "Rename to “{suggestion}”",
    "empty-option": "Show its value",
    "old-entity": "Convert to format 2.0",
    "duplicate-name": "Rename to “{suggestion}”",
    "duplicate-element-id": "Rename to “{suggestion}”",
    "required-outside-form": "Remove “required”",
    "unknown-text-size": "Use normal",
    "wrong-type": "Write it as {expected}",
    "tolerated-tag": "Write {expected}",
    "no-tag": "Write {expected}",
    "unseen-language": "Remove {locale}",
    "url-runs-on": "Put a space behind the address",
    "too-many-tables": "Turn the tables beyond {limit} into code blocks",
    "many-tables": "Turn the tables beyond {limit} into code blocks",
    "duplicate-option": "Rename to “{suggestion}”",
    "mention-of-nobody": "Write id instead of user_id",
    "callback-on-webhook": "Open a link instead",
    "callback-not-configured": "Open a link instead",
    "update-multi-differs": "Set it to {outer}",
    "unknown-variable-property": "Remove “{property}”",
    "misspelled-variable-property": "Rename to “{suggestion}”",
    "mistyped-variable-property": "Write it as {expected}",
    "useless-variable-property": "Remove “{property}”",
    "unknown-filler": "Use {suggestion}",
    "choice-without-options": "Make it a text",
    "wrong-example": "Remove the example",
}

#: What JSON types are called in a sentence.
TYPES = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "texts": "a list of texts",
    "null": "null",
    "row": "an object with one cell for each column",
    "element_id": "a letter first, then letters, digits and _, at most 20 characters",
    "rgba": "rgba(red, green, blue, opacity)",
}

#: What a conversion between formats did.
CHANGES = {
    "property-dropped": "“{property}” of {holder} does not exist in format {format}.",
    "element-dropped": "“{tag}” cannot stand here in format {format}.",
    "element-replaced": "“{tag}” is written as “{became}” in format {format}.",
    "rows-as-column": "Each row of buttons is one column, so that the card keeps within {limit} elements.",
    "rows-as-stack": "Buttons stand below each other, so that the card keeps within {limit} elements.",
    "language-dropped": "The language {locale} differs in more than texts; format {format} translates only those.",
    "too-deep-to-convert": "The card is nested too deep to be converted to format {format}.",
}
