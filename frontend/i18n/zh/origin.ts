import type { words as en } from "../en/origin.ts";

export const words: Record<keyof typeof en, string> = {
  fromHere: "将发送到你打开此页时所在的会话",
  fromNamed: "将发送到“{name}”，也就是你打开此页时所在的会话",
  noTrigger: "HarmonyOS 上不能直接发回打开此页的会话，请手动选择。",
  gone: "找不到打开此页时的会话了，请手动选择。",
};
