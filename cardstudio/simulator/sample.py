"""The people and chats a fresh or reset simulator has. Ids are fixed, so that tests and demos may name them."""

from __future__ import annotations

from dataclasses import dataclass

OUR_TENANT = ("tenant_harbour", "Harbour")
OTHER_TENANT = ("tenant_kiln", "Kiln Supplies")


@dataclass(frozen=True)
class Person:
    open_id: str
    name: str
    name_en: str
    email: str
    mobile: str
    tenant: tuple[str, str] = OUR_TENANT
    available: bool = True


@dataclass(frozen=True)
class Line:
    """A message of the past: minutes ago, who (empty: the bot), Chinese, English."""

    minutes: int
    sender: str
    text: str
    text_en: str


@dataclass(frozen=True)
class Room:
    """`members` empty: everybody of our tenant."""

    open_chat_id: str
    kind: str
    name: str = ""
    name_en: str = ""
    people: int = 2
    external: bool = False
    members: tuple[str, ...] = ()
    has_app: bool = False
    lines: tuple[Line, ...] = ()


MIRA, ZHOU, LIN = "ou_84aa6f7c1d", "ou_2c1be90a47", "ou_71d0e3b58c"
NOOR, KOFI = "ou_5f93a2c6e0", "ou_c8e4410b9d"

PEOPLE = (
    Person(MIRA, "陈若溪", "Mira Chen", "mira@harbour.example", "+8613800000001"),
    Person(ZHOU, "周予安", "Zhou Yu’an", "zhou@harbour.example", "+8613800000002"),
    Person(LIN, "林小满", "Lin Xiaoman", "lin@harbour.example", "+8613800000003"),
    Person(NOOR, "诺尔", "Noor Haddad", "noor@harbour.example", "+8613800000004", available=False),
    Person(KOFI, "Kofi Mensah", "Kofi Mensah", "kofi@kiln.example", "+233200000005", tenant=OTHER_TENANT),
)

ROOMS = (
    Room(
        "oc_5ad11d72b830411d",
        "group",
        "支付平台",
        "Payments platform",
        128,
        has_app=True,
        lines=(
            Line(34, LIN, "对账任务已经跑完，没有差异。", "Reconciliation has finished, nothing differs."),
            Line(22, ZHOU, "路由切换是今晚做，还是周二？", "Is the routing switch tonight, or on Tuesday?"),
        ),
    ),
    Room(
        "oc_e7b05c9934f24a61",
        "group",
        "发布值班",
        "Release watch",
        36,
        has_app=True,
        lines=(Line(41, LIN, "我这边指标都正常。", "All my dashboards look normal."),),
    ),
    Room(
        "oc_19f6ca8e20d74b35",
        "person",
        members=(MIRA, LIN),
        lines=(Line(58, LIN, "评审会上见。", "See you at the review."),),
    ),
    Room(
        "oc_b24d7730a1c6489e",
        "group",
        "供应商联调群",
        "Vendor sandbox",
        14,
        external=True,
        members=(MIRA, ZHOU, LIN, NOOR, KOFI),
        has_app=True,
        lines=(Line(1500, KOFI, "收到，谢谢！", "Got it, thanks!"),),
    ),
    Room(
        "oc_6c80f2d95be14307",
        "bot",
        "发布助手",
        "Release helper",
        members=(MIRA, ZHOU, LIN, NOOR),
        lines=(Line(1620, "", "3.2.0 的发布单已经建好。", "The release ticket for 3.2.0 is ready."),),
    ),
    Room(
        "oc_d3914be67f0a42c8",
        "group",
        "设计评审",
        "Design crit",
        22,
        lines=(Line(2900, NOOR, "空状态改了一版，大家看看。", "New empty states are up, have a look."),),
    ),
    Room("oc_70be5f1c8d9a4e26", "group", "客户成功", "Customer success", 47),
    Room("oc_f5a8c0417e2b4d93", "group", "全员公告", "Company news", 612),
    Room("oc_2e96b7d0f3184ca5", "person", members=(MIRA, ZHOU)),
    Room("oc_8d47e1a05c6f4b92", "person", members=(MIRA, NOOR)),
    Room("oc_43c9d28b7ae04f16", "person", external=True, members=(MIRA, KOFI)),
    Room("oc_a01e6d9c52f84b73", "person", people=1, members=(MIRA,)),
)


@dataclass(frozen=True)
class Hook:
    """A custom bot of one group. `secret` empty: it takes unsigned messages."""

    open_chat_id: str
    name: str
    secret: str = ""


# By the token in its address.
HOOKS = {
    "0d9f4c1e-7a52-4b38-9c6d-3e81a2f5b704": Hook("oc_5ad11d72b830411d", "Deploy bot"),
    "a47b20e8-51cd-4f96-8e03-6bd9c7412f5a": Hook("oc_e7b05c9934f24a61", "Signed bot", "hook-secret"),
}
