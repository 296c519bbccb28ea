import type { words as en } from "../en/card.ts";

export const words: Record<keyof typeof en, string> = {
  cancel: "取消",
  chooseOption: "请选择",
  choosePerson: "请选择人员",
  code: "代码",
  confirm: "确定",
  dropHere: "这里还是空的，把组件拖进来",
  everyone: "所有人",
  image: "图片",
  open: "打开",
  nextPage: "下一页",
  noOptions: "没有可选项",
  notACard: "这不是一张卡片",
  previousPage: "上一页",
  page: "{page} / {pages}",
  required: "此项必填",
  sendTime: "发送时间",
  template: "这是平台上的卡片模板，此处只有它的引用",
  untranslated: "缺少该语言的文本",
  field: "填写项",
};
