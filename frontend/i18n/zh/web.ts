import type { words as en } from "../en/web.ts";

export const words: Record<keyof typeof en, string> = {
  close: "关闭",
  offline: "网络似乎断开了，内容都还在，稍后再试。",
  failed: "没有成功：{reason}",
  "publish-wait": "草稿还没有保存：{reason}",
};
