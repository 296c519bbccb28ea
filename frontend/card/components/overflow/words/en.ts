/** What the “…” menu says while drawn. */
export const words = {
  more: "More",
} as const;
