/** What the chat picker offers for given parameters (h5-jssdk §2.3). DOM-free. */
import { type Client, supports } from "./client.ts";
import type { ChatView } from "./state.ts";

export const MOST_CHATS = 10;

export interface ChooseOptions {
  readonly multiple: boolean;
  readonly most: number;
  /** 0 any, 1 groups only, 2 single chats only. */
  readonly selectType: 0 | 1 | 2;
  readonly external: boolean;
  readonly ignoreSelf: boolean;
  readonly ignoreBot: boolean;
  readonly createGroup: boolean;
  /** Texts of the confirmation; empty = the client's own. */
  readonly confirmTitle: string;
  readonly confirmDesc: string;
  readonly confirmText: string;
  readonly note: boolean;
}

/** The parameters as this client understands them; wrong types count as absent. */
export function chooseOptions(params: unknown, client: Client): ChooseOptions {
  const given = isRecord(params) ? params : {};
  const multiple = given.multiSelect === true;
  const selectType = selectTypeOf(given.selectType);
  return {
    multiple,
    most: multiple ? MOST_CHATS : 1,
    selectType,
    external: given.externalChat !== false || !supports(client, "externalChat"),
    ignoreSelf: given.ignoreSelf === true && supports(client, "ignoreSelf"),
    ignoreBot: given.ignoreBot === true && supports(client, "ignoreBot"),
    createGroup: given.allowCreateGroup !== false && selectType !== 2 && supports(client, "createGroup"),
    confirmTitle: textOf(given.confirmTitle),
    confirmDesc: textOf(given.confirmDesc),
    confirmText: supports(client, "confirmText") ? textOf(given.confirmText) : "",
    note: given.showMessageInput === true && supports(client, "additionalMessage"),
  };
}

/** The chats that may be chosen, in the order given. */
export function choosable(chats: readonly ChatView[], options: ChooseOptions): ChatView[] {
  return chats.filter((chat) => {
    if (options.selectType === 1 && chat.kind !== "group") return false;
    if (options.selectType === 2 && chat.kind === "group") return false;
    if (!options.external && chat.external) return false;
    if (options.ignoreSelf && chat.self) return false;
    return !(options.ignoreBot && chat.kind === "bot");
  });
}

/** Those whose name, in either language, or id holds the text. */
export function searched(chats: readonly ChatView[], text: string): ChatView[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [...chats];
  return chats.filter((chat) =>
    [chat.name, chat.names.zh_cn, chat.names.en_us, chat.open_chat_id].some((name) =>
      name.toLowerCase().includes(wanted),
    ),
  );
}

/** Real pages pass the number as a text, too. */
function selectTypeOf(value: unknown): 0 | 1 | 2 {
  const number = typeof value === "string" ? Number(value) : value;
  return number === 1 || number === 2 ? number : 0;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 200) : "";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
