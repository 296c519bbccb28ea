/** What the parts of the share page say to each other. */

/** What became of one chat; `status` 0 = delivered (h5-jssdk §2.4). */
export interface Delivery {
  openChatId: string;
  openMessageId: string;
  status: number;
}

/** What a call of `tt.sendMessageCard` came to. */
export interface Outcome {
  kind: "sent" | "partial" | "cancelled" | "failed";
  /** The platform's code, if it gave one. */
  code: number | null;
  message: string;
  /** One per chat the client spoke of; empty when it spoke of none. */
  deliveries: readonly Delivery[];
}

/** Why nothing can be sent, before the client was ever asked. `code` is the platform's, for `config`. */
export interface Problem {
  kind: "script" | "bridge" | "config" | "timeout" | "version" | "server" | "ended" | "content" | "blanks";
  code: number | null;
  message: string;
}

/** One call of the SDK: an attempt's first batch lets the person choose, further ones repeat the chats that failed. */
export interface Call {
  attempt: string;
  batch: number;
  /** Chats to send to; null = the person chooses. */
  openChatIds: readonly string[] | null;
}

/** A call that began, as it is remembered across a reload. Time in milliseconds. */
export interface Pending extends Call {
  startedAt: number;
}

/** What a visitor filled in, by the variable's name. */
export type Values = Readonly<Record<string, unknown>>;

export type ReportState = "started" | "sent" | "partial" | "cancelled" | "failed" | "unknown";

/** What `attempts` takes (FIXED: share page), without the client. */
export interface Report {
  values?: Values;
  attempt: string;
  batch: number;
  state: ReportState;
  err_code?: number;
  err_msg?: string;
  deliveries: readonly { open_chat_id?: string; open_message_id?: string; status: number }[];
}

/** A code in words, from the server's table. */
export interface Explanation {
  title: string;
  next: string;
  tone: "neutral" | "ok" | "bad";
  again: boolean;
  /** What the platform alone can judge about this card, for codes that mean it was refused. */
  causes?: readonly string[];
}

/** What the server wrote into the page, and the words for codes once the page has met one and asked for them. */
export interface PageData {
  card: Record<string, unknown>;
  cardHash: string;
  brand: string;
  /** Whether the link leaves blanks to its visitor. */
  hasBlanks: boolean;
  sdkUrls: readonly string[];
  request: Readonly<Record<string, unknown>>;
  /** Opens a chat in the client when an open_chat_id is appended. */
  chatUrl: string;
  client: Readonly<Record<string, string>>;
  /** The version the page needs when this client is older, else "". */
  neededVersion: string;
  timeBoxes: Readonly<Record<"script" | "config" | "report" | "words" | "silence", number>>;
  errors: Readonly<Record<string, Explanation>>;
}
