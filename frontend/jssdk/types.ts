/** What the parts of the share page say to each other. */

/** What became of the note that went with a card. A client speaks of notes that were lost, never of those that were sent. */
export type NoteState = "sent" | "lost" | "unknown";

/** What became of one chat; `status` 0 = delivered (h5-jssdk §2.4), null = the client did not say. */
export interface Delivery {
  openChatId: string;
  openMessageId: string;
  status: number | null;
  /** null where no note could be written, or none could arrive. */
  note: NoteState | null;
}

/** What a call of `tt.sendMessageCard` came to. */
export interface Outcome {
  kind: "sent" | "partial" | "cancelled" | "failed";
  /** The platform's code, if it gave one. */
  code: number | null;
  message: string;
  /** One per chat the client spoke of or was given; empty when it was given none and spoke of none. */
  deliveries: readonly Delivery[];
  /** Nobody got the card: sending it again does no harm. */
  isSafe: boolean;
  /** The answer word for word, as far as 8 KB go; empty where the client gave none. */
  raw: string;
}

/** Why nothing can be sent, before the client was ever asked. `code` is the platform's, for `config`. */
export interface Problem {
  kind:
    | "script"
    | "bridge"
    | "config"
    | "timeout"
    | "version"
    | "brand"
    | "server"
    | "busy"
    | "fault"
    | "ended"
    | "signin"
    | "content"
    | "blanks";
  code: number | null;
  message: string;
  /** Seconds until it may go better, where a server said so. */
  wait?: number;
}

/** Where a card goes (h5-jssdk §2.2): the client's picker, chats, people, or the chat whose "+" menu opened the page. */
export type Target =
  | { readonly to: "picker" }
  | { readonly to: "chats"; readonly ids: readonly string[] }
  | { readonly to: "people"; readonly ids: readonly string[] }
  | { readonly to: "trigger"; readonly code: string };

/** One call of the SDK. A run of several is one attempt; `batch` numbers its calls. */
export interface Call {
  attempt: string;
  batch: number;
  target: Target;
}

/** A call that began, as it is remembered across a reload. Time in milliseconds. */
export interface Pending extends Call {
  startedAt: number;
}

/** What a visitor filled in, by the variable's name. */
export type Values = Readonly<Record<string, unknown>>;

/** What of the card the visitor decided: the blanks, and kinds of things it goes without. */
export interface Wishes {
  values: Values;
  without: readonly string[];
}

export type ReportState = "started" | "sent" | "partial" | "cancelled" | "failed" | "unknown";

/** What `attempts` takes (FIXED: share page), without the client. */
export interface Report extends Partial<Wishes> {
  attempt: string;
  batch: number;
  state: ReportState;
  err_code?: number;
  err_msg?: string;
  raw?: string;
  /** Of a call that was refused because of one target, without saying which: all of them. */
  suspects?: readonly string[];
  deliveries: readonly ReportedDelivery[];
}

/** `status` where the client told one, else that nobody knows. */
export interface ReportedDelivery {
  open_chat_id?: string;
  open_message_id?: string;
  status?: number;
  state?: "unknown";
  note?: NoteState;
}

/** Something the platform alone can judge, and what sending without it is called. `kind` is the linter's rule. */
export interface Cause {
  kind: string;
  message: string;
  without: string;
}

/** A code in words, from the server's table. */
export interface Explanation {
  title: string;
  next: string;
  tone: "neutral" | "ok" | "bad";
  again: boolean;
  /** What may have made the platform refuse this card, for codes that mean it did. */
  causes?: readonly Cause[];
  /** The page of the link's chat list, for those who may see it: it marks the chats that were not reached. */
  list_url?: string;
}

/** What the server wrote into the page, and the words for codes once the page has met one and asked for them. */
export interface PageData {
  card: Record<string, unknown>;
  cardHash: string;
  brand: string;
  /** Whether the link leaves blanks to its visitor. */
  hasBlanks: boolean;
  sdkUrls: readonly string[];
  /** What goes along with every call, and what with those that open the picker. */
  request: Readonly<Record<string, unknown>>;
  picker: Readonly<Record<string, unknown>>;
  /** Where the link sends; `names` by id, as far as this page may know them. */
  targets: { mode: "choose" | "chats" | "people"; ids: readonly string[]; names: Readonly<Record<string, string>> };
  /** Whether the link names chats or people; in mode `choose` this client can't be asked for them, or the list is empty. */
  hasOwnTargets: boolean;
  /** Whether the client can send to the chat whose "+" menu opened the page. */
  canTrigger: boolean;
  /** Opens a chat in the client when an open_chat_id is appended. */
  chatUrl: string;
  client: Readonly<Record<string, string>>;
  /** The version the page needs when this client is older, else "". */
  neededVersion: string;
  /** Whether the client is of the other brand, whose apps and people are not the link's. */
  otherBrand: boolean;
  timeBoxes: Readonly<Record<"script" | "config" | "report" | "words" | "silence" | "names", number>>;
  errors: Readonly<Record<string, Explanation>>;
}

/** What the client was asked for: where the card goes, and whether the person could write a note to go with it. */
export interface Asked {
  readonly target: Target;
  readonly note: boolean;
}

/** Which of the callbacks came; a client may forget the first two, or throw at once. */
export type Called = "success" | "fail" | "complete" | "throw";

/** How a client answered a call of `tt.sendMessageCard`. */
export interface Answered {
  readonly asked: Asked;
  readonly called: Called;
  readonly result: unknown;
}
