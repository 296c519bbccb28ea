/** What a recording says while drawn. */
export const words = {
  play: "Play",
} as const;
