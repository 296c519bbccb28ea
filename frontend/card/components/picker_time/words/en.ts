/** What the picker of a time says while drawn. */
export const words = {
  choose: "Select a time",
} as const;
