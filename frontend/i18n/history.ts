/** Words of the list of steps. */
import { translator } from "./index.ts";

export const en = {
  history: "History",
  "history-title": "Steps of this visit",
  "history-opened": "As it was opened",
  "history-empty": "Nothing has been changed yet. Each step you take is listed here, to go back to.",
  "history-undone": "undone",
  "history-now": "now here",
} as const;

export const zh: Record<keyof typeof en, string> = {
  history: "历史",
  "history-title": "本次编辑的步骤",
  "history-opened": "打开时的样子",
  "history-empty": "还没有修改。之后的每一步都会列在这里，可以随时回去。",
  "history-undone": "已撤销",
  "history-now": "当前",
};

export const t = translator(en, zh);
