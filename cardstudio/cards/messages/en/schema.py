"""What a schema says beside the words of components: limits, and the members of a document, in English."""

from __future__ import annotations

#: What a schema says of limits, after the sentence about the property.
LIMITS = {
    "client": "Needs client {version}.",
    "range": "From {least} to {most}.",
    "at_least": "At least {least}.",
    "characters": "At most {most} characters.",
    "entries": "{most} entries at most; more are not shown.",
    "size": "Written as {spelling}.",
    "deprecated": "Out of date.",
    "tolerated": "In no document; accepted, effect unknown.",
}

#: What the members of a document say, and those of its declarations.
DOCUMENT = {
    "card": "The card, with ${name} where values go.",
    "variables": "What can be filled in.",
    "samples": "Preview values, to look at the card with.",
    "update_multi": "Whether everybody sees the same card when it changes.",
    "editor": "Notes of the designer; never sent.",
    "name": "What the card and programs call it.",
    "type": "What values it takes.",
    "label": "What people call it.",
    "description": "What people should know when they fill it in.",
    "default": "The value that goes out when nobody gives another.",
    "example": "What is drawn while nobody has filled it in; it never goes out.",
    "required": "false: the card does without it.",
    "filled_by": "Who fills it in: whoever made the card, whoever sends it, or a program.",
    "options": "The texts a choice is one of.",
    "fields": "The members of an object, or of the items of a list.",
}
