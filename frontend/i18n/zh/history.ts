import type { words as en } from "../en/history.ts";

export const words: Record<keyof typeof en, string> = {
  history: "历史",
  "history-title": "本次编辑的步骤",
  "history-opened": "打开时的样子",
  "history-empty": "还没有修改。之后的每一步都会列在这里，可以随时回去。",
  "history-undone": "已撤销",
  "history-now": "当前",
};
