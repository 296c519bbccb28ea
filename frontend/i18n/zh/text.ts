import type { words as en } from "../en/text.ts";

export const words: Record<keyof typeof en, string> = {
  "edit-bar": "文字样式",
  "text-on-card": "文字",
  bold: "加粗",
  italic: "斜体",
  strike: "删除线",
  code: "代码",
  link: "链接",
  at: "提及",
  color: "颜色",
  tag: "标签",
  emoji: "表情",
  variable: "变量",
  "at-all": "所有人",
  "at-variable": "变量“{name}”里的人",
  "at-other": "按 ID 提及某人…",
  "link-prompt": "链接地址",
  "at-prompt": "对方的 open_id、user_id 或邮箱",
  "prompt-use": "插入",
  "prompt-cancel": "取消",
  "no-text": "这里没有可以直接编辑的文字，请在右侧修改属性。",
};
