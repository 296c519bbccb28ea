import type { words as en } from "../en/embed.ts";

export const words: Record<keyof typeof en, string> = {
  share: "分享到会话",
  preparing: "请稍候…",
  open: "在飞书里打开",
  leads: "这个页面不能直接发送，卡片会在飞书窗口里打开。",
  ended: "这个链接已经失效。",
  sent: "已发送",
  reload: "请刷新页面，查看卡片的发送结果。",
  stopped: "没有发送任何内容。请刷新页面后重试。",
  link: "这个按钮没有有效的链接。",
};
