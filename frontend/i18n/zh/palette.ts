import type { words as en } from "../en/palette.ts";

export const words: Record<keyof typeof en, string> = {
  search: "搜索组件",
  "nothing-found": "没有找到“{query}”",
  "needs-modern": "只能用在 2.0 卡片里（需要客户端 7.20 及以上）",
  "needs-client": "需要客户端 {version} 及以上",
  "convert-title": "切换为 2.0 卡片？",
  "convert-text":
    "“{name}”只能用在 2.0 卡片里。切换后，客户端 7.20 及以上才能显示这张卡片，更低的版本会提示升级。切换可以撤销。",
  "convert-same": "卡片内容保持不变，没有内容会丢失。",
  "convert-changes": "会有这些变化（{count} 处）：",
  "convert-refused": "转换后的卡片会被飞书拒绝。可以之后再改，也可以撤销这次切换。",
  dropped: "去掉",
  replaced: "替换",
  kept: "保留",
  refused: "转换后会被拒绝",
  warned: "新的警告",
  convert: "切换并添加",
  "block-title": "把“{name}”添加到这张卡片？",
  "block-text": "这个组件块来自 {format} 卡片，会在这里转换为 {to}；组件块本身不变。",
  "block-add": "添加",
  cancel: "取消",
  "changed-meanwhile": "卡片刚刚有改动，请再试一次。",
  "no-answer": "连接不上服务器，卡片没有改动。",
  common: "常用",
  "more-components": "更多组件（{count}）",
  fewer: "收起更多组件",
};
