/** What the picker of a date says while drawn. */
export const words = {
  choose: "Select a date",
} as const;
