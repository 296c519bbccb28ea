/** Words of the outline. */
import { translator } from "./index.ts";

export const en = {
  title: "Outline",
  "open-all": "Expand all",
  "close-all": "Collapse all",
  column: "Column {number}",
  header: "Header",
  "no-header": "None",
  "color-blue": "Blue",
  "color-wathet": "Wathet",
  "color-turquoise": "Turquoise",
  "color-green": "Green",
  "color-yellow": "Yellow",
  "color-orange": "Orange",
  "color-red": "Red",
  "color-carmine": "Carmine",
  "color-violet": "Violet",
  "color-purple": "Purple",
  "color-indigo": "Indigo",
  "color-grey": "Grey",
  "color-default": "Default",
  base: "Base texts",
  name: "Name",
  lock: "Lock",
  unlock: "Unlock",
  locked: "locked",
  up: "Move up",
  down: "Move down",
  duplicate: "Duplicate",
  remove: "Delete",
  errors: "{count} errors",
  warnings: "{count} warnings",
  comma: ", ",
  empty: "Nothing on the card yet. Pick a component to add it.",
  "carry-help": "Space picks up what is selected, arrow keys choose a place, Enter puts it there.",
  several: "{count} components",
  "taken-up": "Picked up “{name}”. Arrow keys choose a place, Enter puts it there, Escape puts it back.",
  "cannot-carry": "This can't be moved.",
  "first-place": "This is the first place.",
  "last-place": "This is the last place.",
  "not-there": "{place}: not possible. {reason}",
  "put-down": "Moved. {place}",
  "put-back": "Put back where it was.",
} as const;

export const zh: Record<keyof typeof en, string> = {
  title: "大纲",
  "open-all": "全部展开",
  "close-all": "全部折叠",
  column: "第 {number} 列",
  header: "标题栏",
  "no-header": "无",
  "color-blue": "蓝色",
  "color-wathet": "浅蓝",
  "color-turquoise": "青色",
  "color-green": "绿色",
  "color-yellow": "黄色",
  "color-orange": "橙色",
  "color-red": "红色",
  "color-carmine": "洋红",
  "color-violet": "紫罗兰",
  "color-purple": "紫色",
  "color-indigo": "靛蓝",
  "color-grey": "灰色",
  "color-default": "默认",
  base: "默认文案",
  name: "名称",
  lock: "锁定",
  unlock: "解锁",
  locked: "已锁定",
  up: "上移",
  down: "下移",
  duplicate: "复制一份",
  remove: "删除",
  errors: "{count} 个错误",
  warnings: "{count} 条提醒",
  comma: "，",
  empty: "卡片里还没有内容，选一个组件添加进来。",
  "carry-help": "按空格拿起选中的组件，用方向键选择位置，按回车放下。",
  several: "{count} 个组件",
  "taken-up": "已拿起“{name}”。用方向键选择位置，回车放下，Esc 放回原处。",
  "cannot-carry": "这一项不能移动。",
  "first-place": "已经是最前面的位置。",
  "last-place": "已经是最后面的位置。",
  "not-there": "{place}：不行，{reason}",
  "put-down": "已移动，{place}",
  "put-back": "已放回原处。",
};

export const t = translator(en, zh);

type Color = typeof en extends Readonly<Record<infer Key, string>> ? Extract<Key, `color-${string}`> : never;

const COLORS: ReadonlySet<string> = new Set(
  "blue wathet turquoise green yellow orange red carmine violet purple indigo grey default".split(" "),
);

/** What a header's colour is called; "" for a word that is no colour. */
export function colorName(word: string): string {
  return COLORS.has(word) ? t(`color-${word}` as Color) : "";
}
