/** The way from a page to the native side: a frame on the simulator's origin, over the whole page while a dialog is shown. */
import type { Carrier } from "./globals.ts";
import { isReply, MARK, type Reply, type Request, type Screen } from "./protocol.ts";
import type { Fields, SdkResult } from "./sdk-result.ts";

export class Bridge implements Carrier {
  readonly ready: Promise<void>;
  private readonly frame = document.createElement("iframe");
  private readonly waiting = new Map<number, (outcome: SdkResult) => void>();
  private becomeReady: () => void = () => undefined;
  private lastId = 0;
  private before: Element | null = null;

  constructor(
    private readonly origin: string,
    private readonly userAgent: string,
    private readonly language: string,
  ) {
    this.ready = new Promise((resolve) => {
      this.becomeReady = resolve;
    });
  }

  open(): void {
    const query = this.language === "" ? "" : `?locale=${encodeURIComponent(this.language)}`;
    this.frame.src = `${this.origin}/native/${query}`;
    this.frame.title = "Feishu";
    // Styles one by one: a style attribute would be refused by the page's content security policy.
    const look = {
      position: "fixed",
      top: "0",
      left: "0",
      width: "100%",
      height: "100%",
      border: "0",
      display: "none",
    };
    for (const [name, value] of Object.entries(look)) this.frame.style.setProperty(name, value);
    this.frame.style.setProperty("z-index", "2147483647");
    // Of the same colour scheme as its document, or the frame would not be see-through.
    this.frame.style.setProperty("color-scheme", "light dark");
    addEventListener("message", (event) => {
      if (event.source === this.frame.contentWindow && event.origin === this.origin && isReply(event.data)) {
        this.hear(event.data);
      }
    });
    // Beside the body, so that the body can be made inert under a dialog.
    document.documentElement.append(this.frame);
  }

  async call(name: string, args: Fields): Promise<SdkResult> {
    await this.ready;
    this.lastId += 1;
    const id = this.lastId;
    const url = location.href.split("#")[0] ?? "";
    const request: Request = { mark: MARK, id, name, args, url, userAgent: this.userAgent };
    return new Promise((resolve) => {
      this.waiting.set(id, (outcome) => {
        if (name === "setClipboardData" && outcome.kind === "success") this.copy(args.data);
        resolve(outcome);
      });
      this.frame.contentWindow?.postMessage(request, this.origin);
    });
  }

  private hear(reply: Reply): void {
    if (reply.kind === "hello") this.becomeReady();
    else if (reply.kind === "screen") this.show(reply.screen);
    else {
      this.waiting.get(reply.id)?.(reply.outcome);
      this.waiting.delete(reply.id);
    }
  }

  private show(screen: Screen): void {
    const modal = screen === "dialog";
    this.frame.style.setProperty("display", screen === "none" ? "none" : "block");
    this.frame.style.setProperty("pointer-events", modal ? "auto" : "none");
    if (modal && !document.body.inert) {
      this.before = document.activeElement;
      this.frame.focus();
    }
    const closing = document.body.inert && !modal;
    document.body.inert = modal;
    if (closing && this.before instanceof HTMLElement) this.before.focus();
  }

  private copy(text: unknown): void {
    // The frame has no focus while the page is used, so only the page may write.
    void navigator.clipboard?.writeText(String(text)).catch(() => undefined);
  }
}
