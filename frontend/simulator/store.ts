/** The window's copy of the simulator's state, brought up to date every second. DOM-free. */
import type { CallView, MessageView, State } from "./state.ts";

const POLL_MS = 1000;
const CALLS_KEPT = 200;

/** The newest message, call and change of a message that were seen; of them nothing is asked again. */
export interface Known {
  readonly message: number;
  readonly call: number;
  readonly change: number;
}

const NOTHING: Known = { message: 0, call: 0, change: 0 };

export interface Source {
  state(after: Known): Promise<State>;
}

export class Store {
  state: State;
  /** The server did not answer the last time it was asked. */
  offline = false;
  private messages: readonly MessageView[];
  private calls: readonly CallView[];
  /** Newest message of each chat that was looked at. */
  private readonly seen = new Map<string, number>();

  constructor(
    first: State,
    private readonly source: Source,
    private readonly onChange: () => void,
  ) {
    this.state = first;
    this.messages = first.messages;
    this.calls = first.calls;
    this.markAllSeen();
  }

  /** Never returns: asks again a second after each answer. */
  async watch(pause: (ms: number) => Promise<void>): Promise<void> {
    for (;;) {
      await pause(POLL_MS);
      await this.refresh();
    }
  }

  async refresh(): Promise<void> {
    try {
      const next = await this.source.state(this.known);
      const fresh = next.generation === this.state.generation ? next : await this.source.state(NOTHING);
      this.offline = false;
      this.take(fresh);
    } catch {
      this.offline = true;
    }
    this.onChange();
  }

  /** Take over a state; whole when it is of another generation. */
  take(next: State): void {
    const again = next.generation !== this.state.generation;
    this.messages = again ? next.messages : merged(this.messages, next.messages);
    this.calls = next.cleared ? [] : merged(again ? [] : this.calls, next.calls).slice(-CALLS_KEPT);
    this.state = next;
    if (again) this.markAllSeen();
  }

  messagesOf(openChatId: string): readonly MessageView[] {
    return this.messages.filter((message) => message.open_chat_id === openChatId);
  }

  get log(): readonly CallView[] {
    return this.calls;
  }

  private get known(): Known {
    const { changes: change } = this.state;
    return { message: this.messages.at(-1)?.seq ?? 0, call: this.calls.at(-1)?.seq ?? 0, change };
  }

  unread(openChatId: string): number {
    const seen = this.seen.get(openChatId) ?? 0;
    const mine = this.state.persona.open_id;
    return this.messagesOf(openChatId).filter(({ seq, sender }) => seq > seen && sender?.open_id !== mine).length;
  }

  markSeen(openChatId: string): void {
    this.seen.set(openChatId, this.messagesOf(openChatId).at(-1)?.seq ?? 0);
  }

  private markAllSeen(): void {
    this.seen.clear();
    for (const message of this.messages) this.seen.set(message.open_chat_id, message.seq);
  }
}

/** Both, by `seq`, each once: an answer may overlap with what came by another way. */
function merged<Row extends { readonly seq: number }>(old: readonly Row[], fresh: readonly Row[]): readonly Row[] {
  if (fresh.length === 0) return old;
  const rows = new Map([...old, ...fresh].map((row) => [row.seq, row]));
  return [...rows.values()].sort((a, b) => a.seq - b.seq);
}
