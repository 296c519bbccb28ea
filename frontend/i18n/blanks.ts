/** Words of the blanks on a share page. */
export const en = {
  missing: "Fill this in.",
  room: "{count} bytes left",
  full: "{count} bytes too many",
} as const;

export const zh: Record<keyof typeof en, string> = {
  missing: "请填写。",
  room: "还可以写 {count} 字节",
  full: "超出 {count} 字节",
};
