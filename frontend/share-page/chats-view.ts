/** The chats a card went to, one row each. */
import { Check, ChevronRight, MessageSquare, Minus, X } from "lucide";
import type { Run } from "../jssdk/run.ts";
import type { Delivery, PageData } from "../jssdk/types.ts";
import { type Child, h, iconNode } from "../ui/dom.ts";
import type { OutcomeWords } from "./outcome-words.ts";

const COLORS = "abcde";

export function chatList(run: Run | null, chats: readonly Delivery[], data: PageData, t: OutcomeWords): Child {
  if (chats.length === 0) return null;
  const noun = run?.target.to === "people" ? "person" : "chat";
  const rows = chats.map((chat, index) => {
    const name = data.targets.names[chat.openChatId] ?? t(noun, { number: index + 1 });
    const isUnsure = run?.unsure.includes(chat) === true;
    // Where nobody knows of the card, its note is not worth a word.
    const note = isUnsure ? "" : noteWord(chat, t);
    const color = COLORS[index % COLORS.length] ?? "a";
    return h("li", {}, chatRow(chat, { name, note, color, isUnsure }, data, t));
  });
  return h("ul", { class: "dl" }, ...rows);
}

/** Opens the chat in the client. */
export function chatUrl(chat: Delivery, data: PageData): string {
  return data.chatUrl + encodeURIComponent(chat.openChatId);
}

interface Row {
  readonly name: string;
  /** What became of the note, where that is worth a word. */
  readonly note: string;
  readonly color: string;
  readonly isUnsure: boolean;
}

/** Where no name is known, the client tells ids only: a number and the end of the id tell chats apart. */
function chatRow(chat: Delivery, { name, note, color, isUnsure }: Row, data: PageData, t: OutcomeWords): Child {
  const inside = [
    h("span", { class: `av av-lg av-sq av-${color}`, "aria-hidden": "true" }, iconNode(MessageSquare)),
    h(
      "span",
      { class: "grow" },
      h("b", { class: "cut" }, name),
      h("span", { class: "meta cut" }, [shortId(chat.openChatId), note].filter(Boolean).join(" · ")),
    ),
    mark(chat, isUnsure, t),
  ];
  if (chat.openChatId === "") return h("div", { class: "dl-row" }, inside);
  const attributes = { class: "dl-row", href: chatUrl(chat, data), target: "_top", title: t("openChat") };
  return h("a", attributes, inside, iconNode(ChevronRight, "i-sm"));
}

/** What a person or the heading has said of all, no row says otherwise. */
function mark({ status }: Delivery, isUnsure: boolean, t: OutcomeWords): Child {
  if (status === null && !isUnsure) return null;
  if (status === null) return h("span", { class: "res" }, iconNode(Minus, "i-sm"), t("notSaid"));
  const arrived = status === 0;
  return h(
    "span",
    { class: `res ${arrived ? "res-ok" : "res-bad"}` },
    iconNode(arrived ? Check : X, "i-sm"),
    t(arrived ? "delivered" : "notDelivered"),
  );
}

/** A note that arrived needs no word: nobody looks for it. */
function noteWord({ note }: Delivery, t: OutcomeWords): string {
  return note === "lost" ? t("noteLost") : note === "unknown" ? t("noteUnknown") : "";
}

/** The ends of an id: its beginning says what it is, its end which one. */
function shortId(id: string): string {
  return id.length <= 16 ? id : `${id.slice(0, 5)}…${id.slice(-6)}`;
}
