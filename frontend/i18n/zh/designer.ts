import type { words as en } from "../en/designer.ts";

export const words: Record<keyof typeof en, string> = {
  "back-to-library": "回到卡片库",
  "try-name": "试用设计器",
  "panel-card": "卡片",
  "panel-add": "添加",
  "panel-outline": "大纲",
  "panel-variables": "填空",
  "panel-inspector": "属性",
  "panel-checks": "检查",
  panels: "面板",
  "left-panels": "组件和填空",
  components: "组件",
  "load-failed": "设计器没有加载出来。卡片在服务器上，没有丢失。",
  "load-again": "重试",
  "part-failed": "这个面板没有加载出来。",
  "part-offline": "第一次打开这部分需要联网，请在恢复联网后再打开。",
  "updated-title": "Card Studio 已更新",
  "updated-text": "你的修改都已保留，重新加载页面后继续。",
  "updated-reload": "重新加载",
};
