/** Words of dialogs that ask one thing. */
export const words = {
  cancel: "Cancel",
} as const;
