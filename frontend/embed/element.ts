import { words } from "../i18n/embed.ts";
import { type Language, translator, uiLanguage } from "../i18n/index.ts";
import type { State } from "../jssdk/machine.ts";
import type { Sdk } from "../jssdk/sdk.ts";
import type { Problem, Values } from "../jssdk/types.ts";
import { h, renew } from "../ui/dom.ts";
import { inBrand } from "../web/brand.ts";
import { Storage } from "../web/storage.ts";
import { happened } from "./events.ts";
import { requestsTo } from "./link-requests.ts";
import { Sender } from "./sender.ts";
import sheet from "./share-button.css";
import { type Act, faceOf, showing } from "./view.ts";

const SHARE_PAGE = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?s\/[\w-]{16,64}\/?$/;
const canAdopt = "adoptedStyleSheets" in Document.prototype && "replaceSync" in CSSStyleSheet.prototype;

/**
 * `<share-to-chat>`: sends the card of a share link from a page that has configured the JS SDK itself.
 *
 * @example <share-to-chat link="https://cards.example.com/s/…/" label="Share"></share-to-chat>
 * @fires share-started, share-sent, share-partial, share-cancelled, share-failed, share-unknown, share-progress,
 *   share-blocked, share-opened (cancelable); all bubble, `docs/embed.md` has their details
 * @csspart button, icon, label, status, message, action
 */
export class ShareToChat extends HTMLElement {
  static readonly observedAttributes = ["link", "label", "values", "disabled", "theme", "lang"];

  private readonly root = this.attachShadow({ mode: "open", delegatesFocus: true });
  private readonly face = h("div", { class: "face", part: "base" });
  private sender: Sender | null = null;
  /** The link of the sender at work. */
  private begun: string | null = null;
  private given: Values | null = null;
  private readonly look = () => this.sender?.seen(document.visibilityState === "visible");
  private readonly leave = () => this.sender?.seen(false);
  private readonly back = (event: PageTransitionEvent) => event.persisted && this.sender?.seen(true);

  connectedCallback(): void {
    if (this.face.parentNode === null) {
      addSheet(this.root);
      this.root.append(this.face);
      this.root.addEventListener("click", (event) => this.press(event));
    }
    document.addEventListener("visibilitychange", this.look);
    addEventListener("pagehide", this.leave);
    addEventListener("pageshow", this.back);
    // Moved within its page, a button goes on with what it was doing.
    if (this.begun !== this.link) this.begin();
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.look);
    removeEventListener("pagehide", this.leave);
    removeEventListener("pageshow", this.back);
    this.leave();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return;
    if (name === "link") this.begin();
    else if (name === "values" && this.given === null) this.refresh();
    else if (name === "lang") this.sender?.speak();
    else this.draw();
  }

  /** The share page's address; a new one is a new button. */
  get link(): string {
    return this.getAttribute("link") ?? "";
  }

  set link(link: string) {
    this.setAttribute("link", link);
  }

  /** Values of the link's open blanks, by name: set here, or as JSON in the attribute. */
  get values(): Values {
    if (this.given !== null) return this.given;
    try {
      const read: unknown = JSON.parse(this.getAttribute("values") ?? "{}");
      return typeof read === "object" && read !== null ? (read as Values) : {};
    } catch {
      console.error("share-to-chat: `values` is no JSON");
      return {};
    }
  }

  set values(values: Values | null) {
    const before = JSON.stringify(this.values);
    this.given = values;
    // Frameworks set what has not changed, too.
    if (JSON.stringify(this.values) !== before) this.refresh();
  }

  /** Of the chat whose "+" menu opened the page: a link that lets choose sends there. Read at each tap. */
  get triggerCode(): string {
    return this.getAttribute("trigger-code") ?? "";
  }

  set triggerCode(code: string) {
    this.setAttribute("trigger-code", code);
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", disabled);
  }

  /** As a tap would; browsers and clients may ask for a real one. */
  send(): void {
    if (this.sender === null || this.disabled) return;
    const { detour, isIdle } = this.sender;
    // Known before anybody is asked, so our own page opens within the tap.
    if (detour !== null && isIdle) this.open(detour);
    // Where nothing is offered, sending once more is no use.
    else if (this.sender.told?.choices.length !== 0) void this.sender.send(this.values);
  }

  /** Other values make another card: what became of the one before is no longer shown. */
  private refresh(): void {
    if (this.isConnected && this.sender?.isIdle === true) this.begin();
  }

  private begin(): void {
    this.begun = this.link;
    const link = SHARE_PAGE.test(this.link) ? this.link.replace(/\/?$/, "/") : null;
    this.sender = null;
    if (link !== null) {
      const around = {
        globals: window as unknown as Sdk,
        requests: requestsTo(link),
        storage: new Storage(`${link}#${this.id}`),
        language: () => this.language,
        triggerCode: () => this.triggerCode,
        load: (url: string) => import(url),
        userAgent: navigator.userAgent,
      };
      // One whose link was replaced is no longer shown, but what becomes of its card is still told.
      const sender: Sender = new Sender(around, {
        changed: () => this.sender === sender && this.draw(),
        moved: (before, after) => this.tell(before, after),
        leads: (problem) => this.sender === sender && this.open(problem),
      });
      this.sender = sender;
      sender.start();
    }
    this.draw();
  }

  private get language(): Language {
    return uiLanguage((this.closest("[lang]") as HTMLElement | null)?.lang || navigator.language);
  }

  private draw(): void {
    const { sender } = this;
    const speak = translator(words, () => this.language);
    const t: typeof speak = (key, params) => inBrand(speak(key, params), sender?.brand ?? "");
    const label = this.getAttribute("label") || t("share");
    const phase = sender === null ? "invalid" : sender.opening ? "preparing" : sender.state.phase;
    if (this.getAttribute("state") !== phase) this.setAttribute("state", phase);
    renew(this.face, faceOf(showing(sender, label, t), this.disabled));
  }

  private press(event: Event): void {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]") : null;
    const act = target?.dataset.act as Act | undefined;
    if (act === undefined || this.sender === null) return;
    if (act === "open" || act === "send") this.send();
    else this.sender.act(act);
  }

  /** Opens our own page in the client; inside it the window on top of this one, elsewhere in a tab of its own. */
  private open({ kind, code, message }: Problem): void {
    const url = `${this.link.replace(/\/?$/, "/")}open`;
    if (!this.emit("share-opened", { reason: kind, code, message, url }, true)) return;
    const inClient = /\b(?:Lark|Feishu)\/\d/.test(navigator.userAgent) || "h5sdk" in window;
    h("a", { href: url, target: inClient ? "_top" : "_blank", rel: "noreferrer" }).click();
  }

  private tell(before: State, after: State): void {
    const event = happened(before, after);
    if (event !== null) this.emit(event.name, event.detail);
  }

  private emit(name: string, detail: unknown, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }
}

let adopted: CSSStyleSheet | undefined;

/** No `style` element and no attribute where it can be helped: pages with a strict policy would refuse them. */
function addSheet(root: ShadowRoot): void {
  if (canAdopt) {
    if (adopted === undefined) {
      adopted = new CSSStyleSheet();
      adopted.replaceSync(sheet);
    }
    root.adoptedStyleSheets = [adopted];
    return;
  }
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  root.append(h("style", { nonce: nonce || undefined }, sheet));
}
