import type { words as en } from "../en/send-page.ts";

export const words: Record<keyof typeof en, string> = {
  fromHere: "选好的卡片会发到你打开此页时所在的会话。",
  fromNamed: "选好的卡片会发到“{name}”，也就是你打开此页时所在的会话。",
  byHand: "请先选卡片，再选会话：这个版本的飞书不能直接发回打开此页的会话。",
};
