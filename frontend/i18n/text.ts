/** Words of editing text on the card. */
import { translator } from "./index.ts";

export const en = {
  "edit-bar": "Marks",
  "text-on-card": "Text",
  bold: "Bold",
  italic: "Italic",
  strike: "Struck through",
  code: "Code",
  link: "Link",
  at: "Mention",
  color: "Colour",
  tag: "Tag",
  emoji: "Emoji",
  variable: "Variable",
  "at-all": "Everybody",
  "at-variable": "The person in “{name}”",
  "at-other": "Somebody, by id…",
  "link-prompt": "Address of the link",
  "at-prompt": "open_id, user_id or e-mail of the person",
  "prompt-use": "Insert",
  "prompt-cancel": "Cancel",
  "no-text": "There is no text to edit here. Its properties are on the right.",
} as const;

export const zh: Record<keyof typeof en, string> = {
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

export type Word = keyof typeof en;
export const t = translator(en, zh);
