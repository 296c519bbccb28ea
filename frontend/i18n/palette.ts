/** Words of the palette. */
import { translator } from "./index.ts";

export const en = {
  search: "Find a component",
  "nothing-found": "There is no component called “{query}”",
  "needs-modern": "Only in cards of format 2.0 (client 7.20 and later)",
  "needs-client": "Client {version} and later",
  "convert-title": "Switch to a 2.0 card?",
  "convert-text":
    "“{name}” exists only in cards of format 2.0. People need client 7.20 or later to see such a card; older clients show a request to update. You can undo this.",
  "convert-same": "The card stays as it is; nothing gets lost.",
  "convert-changes": "What changes ({count}):",
  dropped: "Left out",
  replaced: "Replaced",
  kept: "Kept",
  convert: "Switch and add",
  cancel: "Cancel",
  "changed-meanwhile": "The card has changed meanwhile. Please try again.",
  "no-answer": "The server could not be reached. Nothing has changed.",
} as const;

export const zh: Record<keyof typeof en, string> = {
  search: "搜索组件",
  "nothing-found": "没有找到“{query}”",
  "needs-modern": "只能用在 2.0 卡片里（需要客户端 7.20 及以上）",
  "needs-client": "需要客户端 {version} 及以上",
  "convert-title": "切换为 2.0 卡片？",
  "convert-text":
    "“{name}”只能用在 2.0 卡片里。切换后，客户端 7.20 及以上才能显示这张卡片，更低的版本会提示升级。切换可以撤销。",
  "convert-same": "卡片内容保持不变，没有内容会丢失。",
  "convert-changes": "会有这些变化（{count} 处）：",
  dropped: "去掉",
  replaced: "替换",
  kept: "保留",
  convert: "切换并添加",
  cancel: "取消",
  "changed-meanwhile": "卡片刚刚有改动，请再试一次。",
  "no-answer": "连接不上服务器，卡片没有改动。",
};

export const t = translator(en, zh);
