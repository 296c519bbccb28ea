"""Types and fields many components have in common (card-format §1.5, §1.6)."""

from __future__ import annotations

from cardstudio.cards.catalog.colors import TAG_COLORS
from cardstudio.cards.catalog.model import (
    ByLocale,
    Color,
    Content,
    Each,
    Enum,
    Fallback,
    Field,
    Flag,
    Object,
    Opaque,
    Size,
    Tagged,
    Text,
    TextSize,
    field_of,
    given,
    tolerated,
    v1,
    v2,
)

#: The 16 languages of cards.
LOCALES = (
    "zh_cn", "en_us", "ja_jp", "zh_hk", "zh_tw", "id_id", "vi_vn", "th_th",
    "pt_br", "es_es", "ko_kr", "de_de", "fr_fr", "it_it", "ru_ru", "ms_my",
)  # fmt: skip
TEXT_SIZES = (
    "heading-0", "heading-1", "heading-2", "heading-3", "heading-4", "heading", "normal", "notation",
    "xxxx-large", "xxx-large", "xx-large", "x-large", "large", "medium", "small", "x-small",
)  # fmt: skip

PLAIN = Tagged(tags=("plain_text",), tolerated=("lark_md",))
RICH = Tagged(tags=("plain_text", "lark_md"))
TEXT_SIZE = TextSize(TEXT_SIZES)
TAG_COLOR = Color(words=TAG_COLORS, palette=False)
LEFT_TO_RIGHT = Enum(("left", "center", "right"))
TOP_TO_BOTTOM = Enum(("top", "center", "bottom"))
SPACING_V1 = Size(words=("default", "small", "medium", "large"), px=(0, 28))
SPACING_V2 = Size(words=("small", "medium", "large", "extra_large"), px=(0, 99))
PADDING_V1 = Size(px=(0, 28), parts=(1, 4))
PADDING_V2 = Size(px=(0, 99), parts=(1, 2, 4))
MARGIN_V2 = Size(px=(-99, 99), parts=(1, 2, 4))
CORNER = Size(px=(0, None), percent=(0, 100))
#: Where new buttons lead, until somebody says where to.
SAMPLE_LINK = "https://open.feishu.cn"
#: Stands where an uploaded picture belongs; well formed, but nobody's.
SAMPLE_KEY = "img_v3_0000_00000000-0000-0000-0000-000000000000"
#: Stands where a real open_id belongs.
SAMPLE_ID = "ou_00000000000000000000000000000000"
#: Width of buttons, selects, pickers.
CONTROL_WIDTH = Size(words=("default", "fill"), px=(100, None))
FALLBACK = Fallback()
#: Longest text of buttons, placeholders and menu entries.
SHORT = 100

#: Every 2.0 component has these; ``fallback`` stood in accepted cards on components no page lists it for.
COMMON: tuple[Field, ...] = (
    v2("element_id", Text(pattern="element_id"), section="interaction"),
    v2("margin", MARGIN_V2, default="0px", section="style"),
    tolerated("fallback", FALLBACK, section="interaction"),
)
#: How a 2.0 container arranges its elements.
LAYOUT: tuple[Field, ...] = (
    v2("direction", Enum(("vertical", "horizontal")), default="vertical", section="style"),
    v2("padding", PADDING_V2, section="style"),
    v2("horizontal_spacing", SPACING_V2, default="8px", section="style"),
    v2("vertical_spacing", SPACING_V2, default="8px", section="style"),
    v2("horizontal_align", LEFT_TO_RIGHT, default="left", section="style"),
    v2("vertical_align", TOP_TO_BOTTOM, default="top", section="style"),
)
NAME = field_of("name", Text(), section="interaction", in_form=True)
CONFIRM = field_of("confirm", Object(shape="confirm"), section="interaction")
BEHAVIORS = field_of("behaviors", Each(Object(shape="behavior")), section="interaction")
VALUE = field_of("value", Opaque((dict, str)), section="interaction")
#: Callback data written the old way: documented for 1.0, accepted in 2.0.
OLD_VALUE: tuple[Field, ...] = (
    v1("value", Opaque((dict, str)), section="interaction"),
    tolerated("value", Opaque((dict, str)), section="interaction"),
)
REQUIRED = field_of("required", Flag(), default=False, section="interaction", in_form=True)
DISABLED = field_of("disabled", Flag(), default=False, min_client="7.4", section="interaction")
WHEN_DISABLED = given("disabled", True)
DISABLED_TIPS = field_of("disabled_tips", PLAIN, section="interaction", when=WHEN_DISABLED)
HOVER_TIPS = field_of("hover_tips", PLAIN, section="interaction")
PLACEHOLDER = field_of("placeholder", PLAIN)
I18N_TEXT = field_of("i18n_content", ByLocale(Content()))
I18N_OLD: tuple[Field, ...] = (v1("i18n", ByLocale(Content())), tolerated("i18n", ByLocale(Content())))


def plain(content: str) -> dict[str, str]:
    """A plain text object, for snippets."""
    return {"tag": "plain_text", "content": content}
