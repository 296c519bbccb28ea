import type { words as en } from "../en/switcher.ts";

export const words: Record<keyof typeof en, string> = {
  undo: "撤销",
  others: "公司里的其他团队",
  person: "1 人",
  people: "{count} 人",
  "door-open": "可直接加入",
  "door-ask": "需要同意",
  waiting: "等待同意",
  "waiting-one": "查看加入“{team}”的申请",
  join: "加入",
  "join-one": "加入“{team}”",
  ask: "申请",
  "ask-one": "申请加入“{team}”",
  deleted: "已删除的团队",
  "deleted-until": "{date}前可以找回",
  restore: "找回",
  "restore-one": "找回“{team}”",
};
