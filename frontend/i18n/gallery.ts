/** Words of the gallery of starting points. */
import { translator } from "./index.ts";

export const en = {
  search: "Search starting points",
  "all-categories": "All",
  categories: "Categories",
  "blank-hint": "Begin from nothing and add what you need.",
  paste: "Paste JSON",
  "paste-hint": "A card, a webhook body, a message: whatever you have.",
  "paste-title": "Paste a card",
  "paste-label": "JSON of the card",
  "paste-placeholder": "A card, a webhook body, a message, an export of the card tool",
  "paste-open": "Open",
  cancel: "Cancel",
  count: "{count} starting points",
  "count-one": "1 starting point",
  "none-title": "Nothing matches “{query}”",
  "none-text": "Try another word, or begin from a blank card.",
  "none-clear": "Clear the search",
  "load-failed": "The starting points could not be loaded.",
  "load-again": "Try again",
  loading: "Loading the starting points…",
  creating: "Making the card…",
  "keep-nothing": "There is no card on this device to keep.",
  "keep-full": "Your card is still on this device.",
} as const;

export const zh: Record<keyof typeof en, string> = {
  search: "搜索范例",
  "all-categories": "全部",
  categories: "分类",
  "blank-hint": "从零开始，需要什么加什么。",
  paste: "粘贴 JSON",
  "paste-hint": "卡片、Webhook 请求体、消息体，都认得。",
  "paste-title": "粘贴卡片",
  "paste-label": "卡片 JSON",
  "paste-placeholder": "卡片、Webhook 请求体、消息体，或卡片搭建工具的导出文件",
  "paste-open": "打开",
  cancel: "取消",
  count: "{count} 个范例",
  "count-one": "1 个范例",
  "none-title": "没有找到“{query}”",
  "none-text": "换个词试试，或者从空白卡片开始。",
  "none-clear": "清除搜索",
  "load-failed": "范例没能载入。",
  "load-again": "重试",
  loading: "正在载入范例…",
  creating: "正在创建卡片…",
  "keep-nothing": "这台设备上没有要保存的卡片。",
  "keep-full": "卡片还留在这台设备上。",
};

export const t = translator(en, zh);
