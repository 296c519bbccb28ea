/** What the dialog behind "Send" says. */
export const en = {
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
  more: "Other ways to send: chat lists, end, who may open it",
  log: "What became of it",
  close: "Close",
} as const;

export const zh: Record<keyof typeof en, string> = {
  title: "在飞书里发送",
  text: "飞书会打开这张卡片：填好空白、选择会话，卡片就以你的名义发出。",
  open: "打开飞书",
  copy: "复制链接",
  copied: "已复制",
  copyFailed: "没能复制",
  qr: "在飞书中打开卡片的二维码",
  scan: "或用手机飞书扫一扫",
  nothing: "没有反应？",
  download: "下载飞书",
  more: "其他发送方式：群列表、有效期、谁能打开",
  log: "发送记录",
  close: "关闭",
};
