import type { words as en } from "../en/copy.ts";

export const words: Record<keyof typeof en, string> = {
  copied: "已复制",
  copyFailed: "没能复制",
};
