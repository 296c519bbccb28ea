import type { words as en } from "../en/outcome-page.ts";

export const words: Record<keyof typeof en, string> = {
  sentText: "{time} 送达",
  noteLost: "附言未发出",
  noteUnknown: "附言未确认",
  delivered: "已送达",
  notDelivered: "没有送达",
  notSaid: "未确认",
  chat: "会话 {number}",
  person: "成员 {number}",
  openChat: "打开会话",
  openList: "打开会话列表",
  viewCard: "查看发送的内容",
  hideCard: "收起卡片",
  recall: "怎么撤回",
  recallText: "在会话里长按这张卡片（电脑上点右键），选择“撤回”。",
  causes: "可能的原因",
  causesNext: "去掉后再发，多半能成功。去掉的内容会留在给开发者的详情里。",
  copyDetails: "复制给开发者",
  copied: "已复制",
  copyFailed: "没能复制",
};
