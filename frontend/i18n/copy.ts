/** What a button that copies says for a moment. */
export const en = {
  copied: "Copied",
  copyFailed: "Could not copy",
} as const;

export const zh: Record<keyof typeof en, string> = {
  copied: "已复制",
  copyFailed: "没能复制",
};
