/** What the parts of the chat window share: the store, what is open, and how to change things. */
import { t } from "../i18n/simulator.ts";
import { type Launch, launchAddress, openedAddress } from "./address.ts";
import { get, post } from "./server.ts";
import type { Boot, ChatView, State } from "./state.ts";
import { type Known, Store } from "./store.ts";

const TOAST_MS = 5000;

export class App {
  readonly store: Store;
  chat: string;
  /** The address in the web view, as the page is opened; empty = closed. */
  webView = "";
  /** It stands beside the chat instead of over it. */
  webViewBeside = false;
  /** Counts openings, so that the same address opened anew is loaded anew. */
  webViewNumber = 0;
  /** Pages gone to inside the web view since it was opened. */
  webViewDepth = 0;
  search = "";
  asking = false;
  /** Why the answers that were pasted can't be replayed; null = nobody is asked for any. */
  replayProblem: string | null = null;
  controls = false;
  /** On a phone: the list of chats instead of the chat. */
  listing: boolean;
  toast = "";
  /** JSON texts of opened cards by message id. */
  readonly json = new Map<string, string>();
  private toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly boot: Boot,
    private readonly draw: () => void,
  ) {
    const source = {
      state: ({ message, call, change }: Known) =>
        get("/control/state/", { after_message: message, after_call: call, after_change: change }),
    };
    this.store = new Store(boot.state, source, () => this.redraw());
    this.chat = boot.chat;
    this.listing = boot.chat === "";
  }

  get state(): State {
    return this.store.state;
  }

  /** The chat shown: the chosen one, or the first where that is not (or no longer) there. */
  get current() {
    return this.state.chats.find((chat) => chat.open_chat_id === this.chat) ?? this.state.chats[0];
  }

  redraw(): void {
    if (this.current && !document.hidden) this.store.markSeen(this.current.open_chat_id);
    this.draw();
  }

  async control(change: Record<string, unknown>): Promise<State> {
    const state = await post("/control/", change);
    this.store.take(state);
    this.redraw();
    return state;
  }

  /** For event handlers: a change nobody waits for; a failure is said. */
  set(change: Record<string, unknown>): void {
    void this.control(change).catch(() => this.say(t("loadFailed")));
  }

  async compose(text: string): Promise<void> {
    await post("/control/messages/", { chat: this.current?.open_chat_id, text });
    await this.store.refresh();
  }

  log(name: string, outcome: string): void {
    void post("/native/log/", { name, outcome, level: "plain" }).catch(() => undefined);
  }

  select(openChatId: string): void {
    this.chat = openChatId;
    this.listing = false;
    this.redraw();
  }

  say(text: string): void {
    this.toast = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      this.toast = "";
      this.redraw();
    }, TOAST_MS);
    this.redraw();
  }

  /** Open a page in the web view; `beside` the chat, as a sidebar, where the client is a desktop one. */
  openWebView(address: string, beside = false): void {
    const opened = openedAddress(address, this.state.profile.user_agent);
    if (opened === null) {
      this.say(t("addressBad"));
      return;
    }
    this.webView = opened;
    this.webViewBeside = beside && !this.state.profile.phone;
    this.webViewNumber += 1;
    this.webViewDepth = -1;
    this.asking = false;
    this.listing = false;
    this.redraw();
  }

  /** Open the app for a chat, as its "+" menu or an action of one of its messages does. */
  async launch(chat: ChatView, from: Launch["from"]): Promise<void> {
    const { trigger = "", app, profile } = await this.control({ trigger: chat.open_chat_id });
    const launch = { from, phone: profile.phone, group: chat.kind === "group" };
    this.openWebView(launchAddress(app.menu_url, trigger, launch), true);
  }

  closeWebView(): void {
    this.webView = "";
    // A reload would open the page again, which nobody asked for.
    history.replaceState(null, "", "/");
    void this.store.refresh();
    this.redraw();
  }
}
