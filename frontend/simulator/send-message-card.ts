/**
 * What the client does when a page calls tt.sendMessageCard: the algorithm of h5-jssdk §8, step by step. DOM-free: what
 * needs a person or a server is asked of `Host`.
 */
import { type ChooseOptions, chooseOptions, isRecord, MOST_CHATS } from "./chooser.ts";
import { type Client, supports } from "./client.ts";
import { type Fields, fail, type SdkResult, success } from "./sdk-result.ts";
import type { ChatView, RawAnswer, Sent } from "./state.ts";

const API = "sendMessageCard";

export interface SendFaults {
  /** An error code as text, `partial`, or empty; empty where there is a `raw_result`. */
  readonly next: string;
  readonly raw_result: RawAnswer | null;
  readonly no_callback: boolean;
  readonly no_card_info: boolean;
}

export interface ConfirmRequest {
  readonly chats: readonly ChatView[];
  /** Ids nobody knows; the person sees them as they are. */
  readonly unknown: readonly string[];
  /** Drawn as a preview; null where no card is sent. */
  readonly card: Fields | null;
  readonly title: string;
  readonly desc: string;
  readonly button: string;
  readonly note: boolean;
}

export interface Host {
  /** Whether the client can make a card of it, and its size fits. */
  check(cardContent: Fields): Promise<boolean>;
  /** The chosen chats; null when the person cancels. */
  choose(options: ChooseOptions): Promise<readonly ChatView[] | null>;
  /** The note (maybe empty) when the person agrees; null when they cancel. */
  confirm(request: ConfirmRequest): Promise<string | null>;
  /** The chats behind ids or a trigger code, in order; null for an unknown one. */
  resolve(wanted: {
    chats?: readonly string[];
    people?: readonly string[];
    trigger?: string;
  }): Promise<readonly (ChatView | null)[]>;
  send(request: { chats: readonly string[]; card_content: Fields; note: string; next: string }): Promise<Sent>;
}

type Targets =
  | { readonly kind: "chats"; readonly chats: readonly ChatView[]; readonly unknown: readonly string[] }
  | { readonly kind: "stop"; readonly outcome: SdkResult };

/** Codes that come before anybody is asked, and those that come after the person agreed. */
const EARLY: Readonly<Record<string, string>> = {
  "-1": "openChatIDs is empty",
  "-2": "more than 10 openChatIDs",
  "-3": "cardContent is empty",
  "-4": "cardContent cannot be formatted",
  "-6": "cancelled by the user",
  "-8": "not an open_chat_id",
  "-10": "choosing a chat failed",
};
const LATE: Readonly<Record<string, string>> = { "-7": "other error", "-9": "unknown error" };

export async function sendMessageCard(
  args: Fields,
  client: Client,
  host: Host,
  faults: SendFaults,
): Promise<SdkResult> {
  const raw = faults.raw_result;
  if (raw?.after === "call") return replayed(raw);
  const content = args.cardContent;
  if (isMissing(content)) return fail(API, -3, "cardContent is empty");
  if (!isCardContent(content) || !(await host.check(content))) return fail(API, -4, "cardContent cannot be formatted");
  const early = EARLY[faults.next];
  if (early !== undefined) return fail(API, Number(faults.next), early);

  const targets = await targetsOf(args, client, host);
  if (targets.kind === "stop") return targets.outcome;
  const note = await host.confirm(confirmRequest(args, client, targets, content));
  if (note === null) return cancelled();
  if (raw?.after === "consent") return replayed(raw);
  const late = LATE[faults.next];
  if (late !== undefined) return fail(API, Number(faults.next), late);

  const chats = [...targets.chats.map((chat) => chat.open_chat_id), ...targets.unknown];
  const sent = await host.send({ chats, card_content: content, note, next: faults.next });
  if (raw !== null) return replayed(raw);
  return faults.no_callback ? { kind: "silent" } : told(sent, client, faults);
}

function replayed({ callback, result }: RawAnswer): SdkResult {
  return callback === "none" ? { kind: "silent" } : { kind: "raw", callback, result };
}

function isMissing(content: unknown): boolean {
  return content === undefined || content === null || content === "" || (isRecord(content) && isEmpty(content));
}

function isEmpty(value: Fields): boolean {
  return Object.keys(value).length === 0;
}

function isCardContent(content: unknown): content is Fields & { card: Fields } {
  return isRecord(content) && content.msg_type === "interactive" && isRecord(content.card);
}

/** Where the card goes. shouldChooseChat wins, then open_chat_ids, people, the trigger; old iOS clients differ. */
async function targetsOf(args: Fields, client: Client, host: Host): Promise<Targets> {
  if (args.shouldChooseChat === true && supports(client, "shouldChooseChat")) {
    const chosen = await host.choose(chooseOptions(args.chooseChatParams, client));
    return chosen === null ? stop(cancelled()) : { kind: "chats", chats: chosen, unknown: [] };
  }
  const trigger = await triggered(args, client, host);
  if (trigger !== null && !supports(client, "chatsBeforeTrigger")) return one(trigger);
  const chats = listOf(args.openChatIDs);
  if (chats === "bad") return stop(fail(API, -8, "openChatIDs is no list"));
  if (chats.length > 0) return byChats(chats, host);
  const people = supports(client, "openIDs") ? listOf(args.openIDs) : [];
  if (people === "bad") return stop(fail(API, -8, "openIDs is no list"));
  if (people.length > 0) return byPeople(people, host);
  return trigger === null ? stop(fail(API, -1, "openChatIDs is empty")) : one(trigger);
}

async function triggered(args: Fields, client: Client, host: Host): Promise<ChatView | null> {
  const code = args.triggerCode;
  if (typeof code !== "string" || code === "" || !supports(client, "triggerCode")) return null;
  return (await host.resolve({ trigger: code }))[0] ?? null;
}

async function byChats(ids: readonly unknown[], host: Host): Promise<Targets> {
  if (ids.length > MOST_CHATS) return stop(fail(API, -2, "more than 10 openChatIDs"));
  const texts = ids.filter((id): id is string => typeof id === "string" && id.startsWith("oc_"));
  if (texts.length !== ids.length) return stop(fail(API, -8, "not an open_chat_id"));
  return known(texts, await host.resolve({ chats: texts }));
}

async function byPeople(ids: readonly unknown[], host: Host): Promise<Targets> {
  if (ids.length > MOST_CHATS) return stop(fail(API, -2, "more than 10 openIDs"));
  const texts = ids.map(String);
  return known(texts, await host.resolve({ people: texts }));
}

function known(ids: readonly string[], found: readonly (ChatView | null)[]): Targets {
  const chats = found.filter((chat) => chat !== null);
  return { kind: "chats", chats, unknown: ids.filter((_, index) => !found[index]) };
}

function one(chat: ChatView): Targets {
  return { kind: "chats", chats: [chat], unknown: [] };
}

function stop(outcome: SdkResult): Targets {
  return { kind: "stop", outcome };
}

function cancelled(): SdkResult {
  return fail(API, -6, "cancelled by the user");
}

function listOf(value: unknown): readonly unknown[] | "bad" {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : "bad";
}

function confirmRequest(
  args: Fields,
  client: Client,
  targets: Extract<Targets, { kind: "chats" }>,
  content: { card: Fields },
): ConfirmRequest {
  const options = chooseOptions(args.shouldChooseChat === true ? args.chooseChatParams : {}, client);
  return {
    chats: targets.chats,
    unknown: targets.unknown,
    card: content.card,
    title: options.confirmTitle,
    desc: options.confirmDesc,
    button: options.confirmText,
    note: options.note || (args.withAdditionalMessage === true && supports(client, "additionalMessage")),
  };
}

/** The callback: a chat that failed makes it a failure, -5; without one a lost note does, 42406. */
function told(sent: Sent, client: Client, faults: SendFaults): SdkResult {
  const info = sent.results.map((result) => ({
    status: result.status,
    openChatId: result.open_chat_id,
    openMessageId: result.open_message_id,
  }));
  const silent = faults.no_card_info || !supports(client, "sendCardInfo");
  const lost = sent.notes_failed.map((openChatId) => ({ status: 1, openChatId, message: "" }));
  const fields: Fields = {
    ...(silent ? {} : { sendCardInfo: info }),
    ...(lost.length > 0 ? { additionalMessageInfo: lost } : {}),
  };
  const failed = info.filter((entry) => entry.status !== 0).map((entry) => entry.openChatId);
  if (failed.length > 0) return fail(API, -5, "sending failed", { ...fields, failedOpenChatIDs: failed });
  return lost.length > 0 ? fail(API, 42406, "the note was not sent", fields) : success(API, fields);
}
