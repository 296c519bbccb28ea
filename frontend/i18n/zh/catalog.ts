import type { words as en } from "../en/catalog.ts";

export const words: Record<keyof typeof en, string> = {
  base: "基础文本",
  dark: "深色",
  desktop: "桌面",
  light: "浅色",
  mobile: "手机",
  notJson: "这不是 JSON：{reason}",
};
