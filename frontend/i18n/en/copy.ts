/** What a button that copies says for a moment. */
export const words = {
  copied: "Copied",
  copyFailed: "Could not copy",
} as const;
