/** What a text field says while drawn. */
export const words = {
  enterText: "Enter text",
} as const;
