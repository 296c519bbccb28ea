/** What `/control/state/` answers; see `simulator/selectors.py`. */
import type { ChatView } from "./chooser.ts";
import type { Fields } from "./sdk-result.ts";
import type { RawAnswer } from "./send-message-card.ts";

export interface Person {
  readonly open_id: string;
  readonly union_id: string;
  readonly name: string;
  readonly names: { readonly zh_cn: string; readonly en_us: string };
  readonly tenant_key: string;
  readonly tenant_name: string;
  readonly available: boolean;
}

export interface MessageView {
  readonly seq: number;
  readonly open_chat_id: string;
  readonly open_message_id: string;
  /** null: the chat's bot. */
  readonly sender: Person | null;
  readonly kind: "text" | "card";
  readonly text: string;
  readonly card_content: (Fields & { readonly card: Fields }) | null;
  readonly bytes: number;
  readonly app_name: string;
  readonly sent_ms: number;
  /** 0 = never. */
  readonly updated_ms: number;
  /** Taken back: there are no words and no card any more. */
  readonly recalled: boolean;
}

export interface CallView {
  readonly seq: number;
  readonly at_ms: number;
  readonly name: string;
  readonly outcome: string;
  readonly level: "ok" | "warn" | "bad" | "plain";
}

export interface ProfileView {
  readonly platform: string;
  readonly version: string;
  readonly brand: string;
  readonly language: string;
  readonly phone: boolean;
  readonly user_agent: string;
}

/** What single APIs come to, `config` among them: a number to fail with, or no answer at all. */
export type ApiFaults = Readonly<Record<string, number | "silent">>;

export interface FaultsView {
  readonly next: string;
  readonly failing_chats: readonly string[];
  /** In every chat, or in those with these ids. */
  readonly note_fails: boolean | readonly string[];
  /** Answers waiting for calls of sendMessageCard, word for word. */
  readonly raw_result: readonly RawAnswer[];
  readonly no_callback: boolean;
  readonly config_silent: boolean;
  readonly apis: ApiFaults;
  readonly no_card_info: boolean;
  readonly slow_ms: number;
  readonly signature_old: boolean;
  readonly bridge_missing: boolean;
  readonly platform: string;
}

export interface State {
  readonly generation: number;
  readonly now_ms: number;
  readonly persona: Person;
  readonly personas: readonly Person[];
  readonly profile: ProfileView;
  readonly faults: FaultsView;
  readonly app: { readonly name: string; readonly home_url: string; readonly menu_url: string };
  readonly chats: readonly ChatView[];
  readonly messages: readonly MessageView[];
  /** How often messages were updated or recalled. */
  readonly changes: number;
  readonly calls: readonly CallView[];
  /** The log is empty on the server. */
  readonly cleared: boolean;
}
