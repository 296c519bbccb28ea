import type { words as en } from "./en.ts";

export const words: Record<keyof typeof en, string> = {
  more: "更多",
};
