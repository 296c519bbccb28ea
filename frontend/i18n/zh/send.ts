import type { words as en } from "../en/send.ts";

export const words: Record<keyof typeof en, string> = {
  title: "在飞书里发送",
  text: "飞书会打开这张卡片：填好内容、选择会话，卡片就以你的名义发出。",
  open: "打开飞书",
  copy: "复制链接",
  copied: "已复制",
  copyFailed: "没能复制",
  qr: "在飞书中打开卡片的二维码",
  scan: "或用手机飞书扫一扫",
  nothing: "没有反应？",
  download: "下载飞书",
  change: "更改",
  more: "其他发送方式：会话列表、有效期、谁能打开",
  log: "发送记录",
  close: "关闭",
  "sends-release": "发的是正式版 v{number}。",
  "sends-version": "发的是版本 {number}。",
  "draft-changed": "草稿在那之后有改动。",
  "use-draft": "改用草稿",
};
