/** Words of the share-to-chat button for the time before it has its link's, and for what only a button meets. */
export const words = {
  share: "Share to chat",
  preparing: "One moment…",
  open: "Open in Feishu",
  leads: "This page can't send by itself. The card opens in a window of Feishu.",
  ended: "This link has ended.",
  sent: "Sent",
  reload: "Reload the page to see what became of the card.",
  stopped: "Nothing was sent. Reload the page and try again.",
  link: "This button has no valid link.",
} as const;
