"""命令 ``card`` 除检查结果以外的中文文案。"""

from __future__ import annotations

#: 一次检查所统计的数量；中文没有单复数之分。
COUNTS = {
    "files": ("{count} 个文件", "{count} 个文件"),
    "errors": ("{count} 个错误", "{count} 个错误"),
    "warnings": ("{count} 个警告", "{count} 个警告"),
    "infos": ("{count} 条提示", "{count} 条提示"),
    "unreadable": ("{count} 个无法读取", "{count} 个无法读取"),
}

SAID = {
    "total": "{files}：{parts}",
    "between": "，",
    "infos-hidden": "（用 -v 列出提示）",
    "fixed": "已修复 {count} 处",
    "left-alone": "{count} 个未改动",
    "not-writable": "没有写入权限",
    "changed-meanwhile": "检查期间文件被修改过，因此未改动",
    "file-facts": "{name}：{envelope} {format}，字节数：{sizes}",
    "no-card-below": "这个文件夹里没有找到卡片",
    "nothing-matches": "没有文件与这个模式相符",
    "no-such-file": "没有这个文件",
    "one-input": "标准输入只能读取一次；请把其中一个放进文件",
    "a-folder": "这是一个文件夹",
    "not-allowed": "没有读取权限",
    "too-many-warnings": "警告有 {count} 个，超过了允许的 {most} 个",
    "unreadable-rule": "这个文件无法作为卡片读取。",
    "rule-help": "运行 `card rules {rule}` 可查看这条规则的说明和示例。",
    "rule-error": "错误：已知平台会拒绝这样的卡片。",
    "rule-warning": "警告：文档不允许这样写，或者收到的人会看到显示异常。",
    "rule-info": "提示：只有平台或作者才能判断。",
    "rule-codes": "拒绝时的错误码：{codes}。",
    "rule-example": "示例：",
    "rule-values": "  填入 {values}",
    "rule-fix": "  --fix：{title}",
    "rule-fix-asked": "  这项修复会舍弃一些内容，--fix 只对错误这样做：{title}",
    "rule-source": "依据：{sources}。",
    # 配置
    "config-broken": "不是合法的 TOML：{detail}",
    "config-absent": "{file}：其中没有 [tool.card-studio] 这张表",
    "config-absent-file": "{file}：无法读取（{detail}）",
    "config-unknown-key": "不认识的键“{key}”；可用的键有 {known}",
    "config-wrong-value": "“{key}”应为{expected}",
    "config-unknown-rule": "“{key}”里有不存在的规则“{rule}”{hint}",
    "config-hint": "；是否想写“{near}”？",
    "config-unknown-level": "“{key}”里有不认识的级别“{level}”；可用 error、warning、info 或 off",
    # 配置的值应是什么
    "expected-texts": "字符串列表",
    "expected-table-of-texts": "值为字符串的表",
    "expected-table-of-lists": "值为字符串列表的表",
    "expected-count": "不小于 0 的整数",
    "expected-one-of": "以下之一：{words}",
    "expected-client": '字符串形式的客户端版本，例如 "7.6"',
    "expected-table": "表",
}
