/** What the dialog behind "Send" says. */
export const words = {
  title: "Send it in Feishu",
  text: "Feishu opens with the card: fill in what is open, choose chats, and it is on its way in your name.",
  open: "Open Feishu",
  copy: "Copy link",
  copied: "Copied",
  copyFailed: "Could not copy",
  qr: "QR code that opens the card in Feishu",
  scan: "Or scan with your phone, in Feishu",
  nothing: "Nothing happened?",
  download: "Download Feishu",
  change: "change",
  fill: "Fill it in",
  more: "Other ways to send: chat lists, end, who may open it",
  log: "What became of it",
  close: "Close",
} as const;
