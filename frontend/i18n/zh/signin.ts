import type { words as en } from "../en/signin.ts";

export const words: Record<keyof typeof en, string> = {
  denied: "没有登录。",
  failed: "登录没有成功。",
  again: "再试一次",
  browser: "换一种方式登录",
};
