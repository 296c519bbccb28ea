/** What the picker of a date with its time says while drawn. */
export const words = {
  choose: "Select date and time",
} as const;
