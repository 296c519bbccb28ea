import type { words as en } from "../en/theme.ts";

export const words: Record<keyof typeof en, string> = {
  system: "外观：跟随系统",
  light: "外观：浅色",
  dark: "外观：深色",
};
