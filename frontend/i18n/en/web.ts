/** What every page says: toasts and what went wrong. */
export const words = {
  close: "Close",
  offline: "The network seems to be gone. Nothing is lost; try again in a moment.",
  failed: "That didn't work: {reason}",
  "publish-wait": "The draft is not saved yet: {reason}",
} as const;
