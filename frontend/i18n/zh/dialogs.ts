import type { words as en } from "../en/dialogs.ts";

export const words: Record<keyof typeof en, string> = {
  cancel: "取消",
};
