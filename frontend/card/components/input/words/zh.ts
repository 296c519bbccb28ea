import type { words as en } from "./en.ts";

export const words: Record<keyof typeof en, string> = {
  enterText: "请输入",
};
