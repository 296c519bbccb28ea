import type { words as en } from "../en/standalone.ts";

export const words: Record<keyof typeof en, string> = {
  never: "这个客户端不能发送卡片",
  config: "这个页面还没有配置好（{code}）",
  configText: "没有发送任何内容，请联系放置这个页面的人检查。",
  unreachable: "连不上这个页面的签名服务",
  unreachableText: "没有发送任何内容。请检查网络后重试。",
  signerBusy: "这个页面的签名服务暂时没有回应（{code}）",
  signerBusyText: "没有发送任何内容，请稍后重试。",
  signIn: "没有登录成功",
  signInText: "没有发送任何内容，请重试。",
  outside: "卡片要在飞书里发送。",
  open: "在飞书里打开",
};
