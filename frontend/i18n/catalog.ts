/** The words of the contact sheet. */
import { translator } from "./index.ts";

export const en = {
  base: "Base texts",
  dark: "dark",
  desktop: "desktop",
  light: "light",
  mobile: "mobile",
  notJson: "That is not JSON: {reason}",
} as const;

export const zh: Record<keyof typeof en, string> = {
  base: "基础文本",
  dark: "深色",
  desktop: "桌面",
  light: "浅色",
  mobile: "手机",
  notJson: "这不是 JSON：{reason}",
};

export const t = translator(en, zh);
