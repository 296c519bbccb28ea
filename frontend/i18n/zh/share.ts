import type { words as en } from "../en/share.ts";

export const words: Record<keyof typeof en, string> = {
  choose: "选择会话并发送",
  sendChat: "发送到 1 个会话",
  sendChats: "发送到 {count} 个会话",
  sendPerson: "发送给 1 个人",
  sendPeople: "发送给 {count} 个人",
  sendHere: "发送到当前会话",
  sendNamed: "发送到“{name}”",
  preparing: "请稍候…",
  waiting: "等你在飞书里确认",
  waitingTitle: "请在飞书里确认",
  waitingText: "选好会话并确认后，这里会自动更新。",
  confirmText: "确认后，这里会自动更新。",
  askTitle: "卡片送到了吗？",
  askText: "飞书一直没有回应。请到会话里看一眼；没有你的确认，不会再发第二次。",
  askYes: "送到了",
  askNo: "没有送到",
  sent: "已发送",
  notSent: "卡片没有发出",
  partly: "卡片没有全部送到",
  reload: "重新加载",
};
