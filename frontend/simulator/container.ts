/** One page in the client: what it may call, and in what order of refusals. DOM-free. */
import { type ChooseOptions, chooseOptions } from "./chooser.ts";
import { type Client, type Need, supports } from "./client.ts";
import { type ContactOptions, chosenContact, contactOptions } from "./contacts.ts";
import { type Fields, fail, failErrno, failNumber, type SdkResult, success } from "./sdk-result.ts";
import { type Host, type SendFaults, sendMessageCard } from "./send-message-card.ts";
import type { ApiFaults, ChatView, Person } from "./state.ts";

/** What is in force for one call: the faults that are set, and what the app was granted. */
export interface Faults extends SendFaults {
  readonly slow_ms: number;
  readonly config_silent: boolean;
  readonly apis: ApiFaults;
  readonly scopes: readonly string[];
}

/** All that lies outside the page: dialogs, the platform, the device. */
export interface Native extends Host {
  begin(api: string): Promise<Faults>;
  /** The chosen people; null when the person cancels. */
  chooseContact(options: ContactOptions): Promise<readonly Person[] | null>;
  verify(config: Fields): Promise<{ code: number; message: string }>;
  code(api: string, appId: string): Promise<{ code: number; value?: string; message?: string }>;
  log(name: string, outcome: string, level: "ok" | "warn" | "bad" | "plain"): void;
  toast(text: string): void;
  close(): void;
  systemInfo(): Fields;
  wait(ms: number): Promise<void>;
}

/** Without these scopes the choosers answer ids and no names (h5-jssdk §3.1, §3.8). */
const CHAT_NAMES = "im:chat.group_info:readonly";
const PEOPLES_NAMES = "contact:user.base:readonly";
/** These work without h5sdk.config (h5-jssdk §0.2). */
const FREE: ReadonlySet<string> = new Set(["requestAccess", "requestAuthCode", "closeWindow"]);
const LEAST: Readonly<Record<string, Need>> = {
  chooseChat: "chooseChat",
  chooseContact: "chooseContact",
  getSystemInfo: "getSystemInfo",
  requestAccess: "requestAccess",
  requestAuthCode: "requestAuthCode",
  sendMessageCard: "sendMessageCard",
};

export class Container {
  private allowed: ReadonlySet<string> | null = null;

  constructor(
    private readonly client: Client,
    private readonly native: Native,
  ) {}

  async call(name: string, args: Fields): Promise<SdkResult> {
    const faults = await this.native.begin(name);
    await this.native.wait(faults.slow_ms);
    if (name === "config") return this.config(args, faults);
    const outcome = this.refusal(name) ?? injected(name, faults) ?? (await this.run(name, args, faults));
    this.note(name, outcome);
    return outcome;
  }

  private async config(args: Fields, faults: Faults): Promise<SdkResult> {
    if (!supports(this.client, "config")) return failErrno("config", 103, "feature is not supported");
    const verdict = await this.native.verify(args);
    if (faults.config_silent) return { kind: "silent" };
    const wanted = injected("config", faults);
    if (wanted !== null) return wanted;
    if (verdict.code !== 0) return configFailure(verdict);
    this.allowed = new Set((args.jsApiList as string[]).map((api) => api.replace(/^tt\./, "")));
    return { kind: "success", result: { errMsg: "config:ok", session_key: "simulated" } };
  }

  private refusal(name: string): SdkResult | null {
    const least = LEAST[name];
    if (least !== undefined && !supports(this.client, least)) return failErrno(name, 103, "feature is not supported");
    if (FREE.has(name)) return null;
    if (this.allowed === null) return failErrno(name, 105, "authentication fail");
    return this.allowed.has(name) ? null : fail(name, 333445, "the API is not in jsApiList", { errno: 105 });
  }

  private run(name: string, args: Fields, faults: Faults): Promise<SdkResult> | SdkResult {
    switch (name) {
      case "sendMessageCard":
        return sendMessageCard(args, this.client, this.native, faults);
      case "chooseChat":
        return this.chooseChat(args, faults);
      case "chooseContact":
        return this.chooseContact(args, faults);
      case "getChatInfo":
        return this.chatInfo(args, faults);
      case "getTriggerContext":
        return this.triggerContext(args);
      case "requestAccess":
        return this.signIn(name, args.appID, (value) => ({ code: value, state: args.state ?? "" }));
      case "requestAuthCode":
        return this.signIn(name, args.appId, (value) => ({ code: value }));
      case "getSystemInfo":
        return success(name, this.native.systemInfo());
      case "showToast":
        this.native.toast(String(args.title ?? ""));
        return success(name);
      case "closeWindow":
        this.native.close();
        return success(name);
      case "setClipboardData":
        return success(name);
      default:
        return failErrno(name, 103, "feature is not supported");
    }
  }

  private async chooseChat(args: Fields, faults: Faults): Promise<SdkResult> {
    const options: ChooseOptions = chooseOptions(args, this.client);
    const chosen = await this.native.choose(options);
    if (chosen === null) return failErrno("chooseChat", 1002002, "cancelled by the user");
    const message = await this.native.confirm({
      chats: chosen,
      unknown: [],
      card: null,
      title: options.confirmTitle,
      desc: options.confirmDesc,
      button: options.confirmText,
      note: options.note,
    });
    if (message === null) return failErrno("chooseChat", 1002002, "cancelled by the user");
    const data = chosen.map((chat) => chosenChat(chat, faults.scopes.includes(CHAT_NAMES)));
    return success("chooseChat", { data, ...(options.note ? { message } : {}) });
  }

  private async chooseContact(args: Fields, faults: Faults): Promise<SdkResult> {
    const options = contactOptions(args, this.client);
    const chosen = await this.native.chooseContact(options);
    if (chosen === null) return failErrno("chooseContact", 1002002, "cancelled by the user");
    const data = chosen.map((person) => chosenContact(person, faults.scopes.includes(PEOPLES_NAMES)));
    return success("chooseContact", { data, ...(options.departments ? { department_data: [] } : {}) });
  }

  private async chatInfo(args: Fields, faults: Faults): Promise<SdkResult> {
    const [chat] = await this.native.resolve({ chats: [String(args.openChatId)] });
    return chat
      ? success("getChatInfo", { data: chosenChat(chat, faults.scopes.includes(CHAT_NAMES)) })
      : failErrno("getChatInfo", 104, "invalid parameter");
  }

  private async triggerContext(args: Fields): Promise<SdkResult> {
    const [chat] = await this.native.resolve({ trigger: String(args.triggerCode) });
    if (!chat || !supports(this.client, "triggerCode")) {
      return failErrno("getTriggerContext", 104, "invalid parameter");
    }
    return success("getTriggerContext", { openChatId: chat.open_chat_id, bizType: chat.kind === "group" ? 1 : 0 });
  }

  private async signIn(name: string, appId: unknown, shape: (value: string) => Fields): Promise<SdkResult> {
    const answer = await this.native.code(name, String(appId));
    if (answer.value === undefined) return fail(name, answer.code, answer.message ?? "", { errno: 105 });
    return success(name, shape(answer.value));
  }

  private note(name: string, outcome: SdkResult): void {
    const [text, level] = summary(outcome);
    this.native.log(name, text, level);
  }
}

/** A line for the log of calls. */
function summary(outcome: SdkResult): [string, "ok" | "warn" | "bad"] {
  if (outcome.kind === "silent") return ["no callback", "warn"];
  if (outcome.kind === "success") return ["ok", "ok"];
  if (outcome.kind === "raw") return [`${outcome.callback}, word for word: ${JSON.stringify(outcome.result)}`, "warn"];
  const code = outcome.result.errCode ?? outcome.result.errno;
  return code === -6 || code === 1002002 ? [`${code} cancelled`, "warn"] : [String(code), "bad"];
}

/** What the API is told to come to; null lets it run. */
function injected(name: string, { apis }: Faults): SdkResult | null {
  const wanted = apis[name];
  if (wanted === undefined) return null;
  if (wanted === "silent") return { kind: "silent" };
  const outcome = failNumber(name, wanted);
  if (name !== "config" || outcome.kind !== "fail" || "errno" in outcome.result) return outcome;
  return configFailure({ code: wanted, message: "as asked for" });
}

/** All four spellings occur in real answers (h5-jssdk §1.3). */
function configFailure({ code, message }: { code: number; message: string }): SdkResult {
  const result = { errCode: code, errorCode: code, errorMessage: message, errString: message };
  return { kind: "fail", result: { ...result, errno: 2601002, errMsg: `config:fail ${message}` } };
}

function chosenChat(chat: ChatView, named: boolean): Fields {
  const ids = {
    id: chat.open_chat_id,
    chatType: chat.kind === "group" ? 1 : 0,
    userType: chat.kind === "bot" ? 1 : 0,
  };
  return named
    ? { ...ids, name: chat.name, i18nNames: { ...chat.names, ja_jp: chat.names.en_us }, avatarUrls: [] }
    : ids;
}
