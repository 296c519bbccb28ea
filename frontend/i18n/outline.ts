/** Words of the outline. */
import { translator } from "./index.ts";

export const en = {
  title: "Outline",
  column: "Column {number}",
  header: "Header",
} as const;

export const zh: Record<keyof typeof en, string> = {
  title: "大纲",
  column: "第 {number} 列",
  header: "标题栏",
};

export const t = translator(en, zh);
