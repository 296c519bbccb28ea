import type { words as en } from "../en/blanks.ts";

export const words: Record<keyof typeof en, string> = {
  missing: "请填写。",
  room: "大约还能写 {count} 字",
  full: "大约超出 {count} 字",
};
