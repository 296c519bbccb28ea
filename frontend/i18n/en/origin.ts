/** Words of the share page about the chat it was opened from. */
export const words = {
  fromHere: "Goes to the chat you came from",
  fromNamed: "Goes to “{name}”, the chat you came from",
  noTrigger: "HarmonyOS can't send straight to the chat you came from: choose it.",
  gone: "The chat you came from is no longer known: choose it.",
} as const;
