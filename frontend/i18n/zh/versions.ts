import type { words as en } from "../en/versions.ts";

export const words: Record<keyof typeof en, string> = {
  "load-failed": "页面没有加载出来。",
  retry: "重试",
  "restore-title": "把版本 {number} 恢复成草稿？",
  "restore-text": "草稿会变回版本 {number} 的内容。现在的草稿会先存成一个版本，不会丢。",
  restore: "恢复成草稿",
  restored: "草稿已恢复到版本 {number}",
  open: "在设计器中打开",
  "note-title": "版本 {number} 的说明",
  note: "改了什么（给同事看）",
  "note-save": "保存",
  "note-saved": "版本 {number} 的说明已保存",
};
