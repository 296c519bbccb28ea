"""JSON Schema 中组件说明之外的文字：限制，以及文档各部分的含义，中文。"""

from __future__ import annotations

#: JSON Schema 中跟在属性说明之后的限制。
LIMITS = {
    "client": "需要 {version} 及以上版本的客户端。",
    "range": "取值范围 {least} 到 {most}。",
    "at_least": "不小于 {least}。",
    "characters": "最多 {most} 个字符。",
    "entries": "最多 {most} 项，超出的不显示。",
    "size": "写法：{spelling}。",
    "deprecated": "旧写法。",
    "tolerated": "文档未收录，平台接受，效果未知。",
}

#: 文档各部分的含义，以及填空各项的含义。
DOCUMENT = {
    "card": "卡片，用 ${name} 标出要填的地方。",
    "variables": "可以填写的内容。",
    "samples": "只用来看卡片的预览值。",
    "update_multi": "卡片更新后，是否所有人看到同样的内容。",
    "editor": "设计器的备注，不会发送。",
    "name": "卡片和程序里用的名称。",
    "type": "接受什么样的值。",
    "label": "给人看的名称。",
    "description": "填写时需要知道的事。",
    "default": "没有人填写时发出的值。",
    "example": "没填之前显示的示例，不会发出。",
    "required": "false 表示可以不填。",
    "filled_by": "由谁填写：卡片作者、发送人或程序。",
    "options": "单选可以选的文字。",
    "fields": "对象的成员，或列表每一项的成员。",
}
