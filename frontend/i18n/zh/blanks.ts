import type { words as en } from "../en/blanks.ts";

export const words: Record<keyof typeof en, string> = {
  missing: "请填写。",
  room: "还可以写 {count} 字节",
  full: "超出 {count} 字节",
};
