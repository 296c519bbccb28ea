/** Words of `/send/`. */
export const words = {
  fromHere: "The card goes to the chat you came from.",
  fromNamed: "The card goes to “{name}”, the chat you came from.",
  byHand: "Choose a card, then the chat: this Feishu can't send straight to the chat you came from.",
} as const;
