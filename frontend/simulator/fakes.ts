/** Stand-ins for what lies outside the page, for tests and for whoever needs the algorithm without a screen. */
import type { ChooseOptions } from "./chooser.ts";
import { type Client, clientOf } from "./client.ts";
import type { ContactOptions } from "./contacts.ts";
import type { Faults, Native } from "./container.ts";
import type { Fields, SdkResult } from "./sdk-result.ts";
import type { ConfirmRequest } from "./send-message-card.ts";
import type { ChatView, Person, Sent } from "./state.ts";

export function client(platform: Client["platform"], version: string): Client {
  const systems = {
    windows: "Windows NT 10.0",
    mac: "Macintosh",
    ios: "iPhone",
    android: "Android 14",
    harmony: "OpenHarmony",
  };
  const found = clientOf(`Mozilla/5.0 (${systems[platform]}) Lark/${version} LarkLocale/en_US ChannelName/Feishu`);
  if (found === null) throw new Error(`no client of version ${version}`);
  return found;
}

/** The clients of h5-jssdk §8, for matrices. */
export const CLIENTS: readonly Client[] = [
  client("ios", "7.24.10"),
  client("android", "7.52.4"),
  client("mac", "7.12.7"),
  client("windows", "7.7.0"),
  client("harmony", "7.39.0"),
  client("harmony", "7.47.0"),
  client("windows", "3.43.0"),
  client("windows", "5.0.0"),
  client("windows", "4.9.0"),
  client("windows", "5.27.0"),
  client("ios", "5.25.0"),
];

export function chat(name: string, more: Partial<ChatView> = {}): ChatView {
  const names = { zh_cn: name, en_us: name };
  return {
    open_chat_id: `oc_${name}`,
    kind: "group",
    name,
    names,
    external: false,
    people: 3,
    self: false,
    open_id: "",
    ...more,
  };
}

export function person(name: string, more: Partial<Person> = {}): Person {
  return {
    open_id: `ou_${name}`,
    union_id: `on_${name}`,
    name,
    names: { zh_cn: name, en_us: name },
    tenant_key: "ours",
    tenant_name: "Ours",
    available: true,
    ...more,
  };
}

export const NO_FAULTS: Faults = {
  next: "",
  raw_result: null,
  no_callback: false,
  no_card_info: false,
  slow_ms: 0,
  config_silent: false,
  apis: {},
  scopes: ["im:chat.group_info:readonly", "contact:user.base:readonly"],
};

/** A field of an answer; of one that is none of the client's own there is nothing to read. */
export function field(outcome: SdkResult, name: string): unknown {
  return outcome.kind === "success" || outcome.kind === "fail" ? outcome.result[name] : undefined;
}

/** Everything goes well, and everything that was asked is written down. */
export class FakeNative implements Native {
  readonly asked: string[] = [];
  readonly sent: { chats: readonly string[]; note: string; next: string }[] = [];
  readonly logged: string[] = [];
  faults: Faults = NO_FAULTS;
  valid = true;
  chosen: readonly ChatView[] | null = [chat("picked")];
  people: readonly Person[] | null = [person("lin")];
  note: string | null = "";
  trigger: ChatView | null = chat("trigger");
  verdict = { code: 0, message: "ok" };
  failing: readonly string[] = [];
  /** In every chat, or in those with these ids. */
  notesFail: boolean | readonly string[] = false;
  options: ChooseOptions | null = null;
  confirmed: ConfirmRequest | null = null;

  async begin(): Promise<Faults> {
    return this.faults;
  }
  async check(): Promise<boolean> {
    return this.valid;
  }
  async choose(options: ChooseOptions): Promise<readonly ChatView[] | null> {
    this.asked.push("choose");
    this.options = options;
    return this.chosen;
  }
  async chooseContact(options: ContactOptions): Promise<readonly Person[] | null> {
    this.asked.push(`contacts ${options.most}`);
    return this.people;
  }
  async confirm(request: ConfirmRequest): Promise<string | null> {
    this.asked.push("confirm");
    this.confirmed = request;
    return this.note;
  }
  async resolve(wanted: { chats?: readonly string[]; people?: readonly string[]; trigger?: string }) {
    const chats = (wanted.chats ?? []).map((id) => (id === "oc_gone" ? null : chat(id.slice(3))));
    const people = (wanted.people ?? []).map((id) =>
      id === "ou_gone" ? null : chat(`with_${id}`, { kind: "person" }),
    );
    return [...chats, ...people, ...(wanted.trigger === undefined ? [] : [this.trigger])];
  }
  async send(request: { chats: readonly string[]; card_content: Fields; note: string; next: string }): Promise<Sent> {
    this.sent.push({ chats: request.chats, note: request.note, next: request.next });
    const results = request.chats.map((open_chat_id) => {
      const status = this.failing.includes(open_chat_id) ? 1 : 0;
      return { open_chat_id, open_message_id: status === 0 ? `om_${open_chat_id}` : "", status };
    });
    const arrived = results.filter(({ status }) => status === 0).map(({ open_chat_id }) => open_chat_id);
    return { results, notes_failed: arrived.filter((id) => this.losesNote(id)) };
  }
  private losesNote(id: string): boolean {
    return typeof this.notesFail === "boolean" ? this.notesFail : this.notesFail.includes(id);
  }
  async verify(): Promise<{ code: number; message: string }> {
    return this.verdict;
  }
  async code(_api: string, appId: string): Promise<{ code: number; value?: string; message?: string }> {
    return appId === "cli_simulator" ? { code: 0, value: "code-1" } : { code: 333430, message: "appId invalid" };
  }
  log(name: string, outcome: string): void {
    this.logged.push(`${name} ${outcome}`);
  }
  toast(text: string): void {
    this.asked.push(`toast ${text}`);
  }
  close(): void {
    this.asked.push("close");
  }
  systemInfo(): Fields {
    return { platform: "windows_nt" };
  }
  async wait(): Promise<void> {
    // Tests do not wait.
  }
}
