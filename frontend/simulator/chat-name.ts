/** How a chat is called. */
import { t } from "../i18n/simulator.ts";
import type { ChatView } from "./state.ts";

export function chatName(chat: ChatView): string {
  return chat.self ? t("you", { name: chat.name }) : chat.name;
}
