/** What every page says: toasts and what went wrong. */
import { translator } from "./index.ts";

export const en = {
  close: "Close",
  offline: "The network seems to be gone. Nothing is lost; try again in a moment.",
  failed: "That didn't work: {reason}",
  "publish-wait": "Save the draft first: {reason}",
} as const;

export const zh: Record<keyof typeof en, string> = {
  close: "关闭",
  offline: "网络似乎断开了，内容都还在，稍后再试。",
  failed: "没有成功：{reason}",
  "publish-wait": "先把草稿保存好：{reason}",
};

export const t = translator(en, zh);
