import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { LayoutGrid, Monitor, Moon, Smartphone, Sun } from "lucide";
import { t } from "../i18n/library.ts";
import { localeName, localesOf } from "../preview/locales.ts";
import { type Device, type MessageCard, newMessageCard, type Theme } from "../preview/message-card.ts";
import { icon } from "../ui/icon.ts";
import { glide } from "../ui/motion.ts";
import { type Segment, segmented } from "../ui/segmented.ts";
import { followTheme } from "../ui/theme.ts";

/** How far the outline of an element stands from it. */
const FRAME = 5;

/**
 * `<card-stage>`: a card as the chat shows it, with switches for device, theme and language, and an outline around the
 * element that somebody points at.
 *
 * It lives in the page's own DOM. What is pointed at on the card is told by the event `stage-pick` (detail: pointer).
 */
export class CardStage extends LitElement {
  static override properties = {
    card: { attribute: false },
    values: { attribute: false },
    highlight: { attribute: false },
    pointed: { attribute: false },
    message: { attribute: false },
    sender: {},
    device: { state: true },
    theme: { state: true },
    locale: { state: true },
  };

  /** Undefined: nothing to draw yet. */
  declare card: unknown;
  declare values: Record<string, unknown> | undefined;
  /** JSON Pointer of the element that is chosen, and of one that is only pointed at: that one is outlined meanwhile. */
  declare highlight: string | undefined;
  declare pointed: string | undefined;
  /** What is said instead of, or above, the card. */
  declare message: string;
  /** Whose name the message stands under. */
  declare sender: string;
  declare device: Device;
  declare theme: Theme;
  declare locale: string;

  private readonly drawn: MessageCard = newMessageCard();
  private chosenTheme = false;
  private readonly resized = new ResizeObserver(() => this.placeFrame());

  constructor() {
    super();
    this.message = "";
    this.sender = "";
    this.device = matchMedia("(max-width: 720px)").matches ? "mobile" : "desktop";
    this.theme = "light";
    this.locale = "";
    this.drawn.mode = "interactive";
    this.drawn.addEventListener("click", (event) => this.pick(event));
    this.resized.observe(this.drawn);
    followTheme((theme) => {
      if (!this.chosenTheme) this.theme = theme;
    });
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("card") && this.locale !== "" && !localesOf(this.card).includes(this.locale)) this.locale = "";
    this.drawn.theme = this.theme;
    this.drawn.device = this.device;
    this.drawn.locale = this.locale === "" ? undefined : this.locale;
    this.drawn.values = this.values;
    if (changed.has("card")) this.drawn.card = this.card;
  }

  protected override updated(): void {
    // The script that draws cards may come later than this one, or not at all.
    void customElements
      .whenDefined("message-card")
      .then(() => this.drawn.updateComplete)
      .then(() => this.placeFrame());
  }

  protected override render(): TemplateResult {
    const empty = this.card === undefined || this.card === null;
    return html`
      <div class="csub">
        ${this.devices()}${this.themes()}
        ${this.languages()}
        <span class="grow"></span>
        ${this.message === "" || empty ? nothing : html`<span class="stage-note meta cut" role="status">${this.message}</span>`}
      </div>
      <div class="chat" data-theme=${this.theme}>
        ${empty ? this.nothingYet() : this.messageWithCard()}
      </div>`;
  }

  private nothingYet(): TemplateResult {
    return html`<div class="empty">${icon(LayoutGrid)}<p>${this.message || t("empty-preview")}</p></div>`;
  }

  private messageWithCard(): TemplateResult {
    return html`<div class="msg msg-${this.device}">
      ${this.sender === "" ? nothing : html`<span class="av av-a" aria-hidden="true">${initialOf(this.sender)}</span>`}
      <div class="msg-b">
        ${this.sender === "" ? nothing : html`<div class="msg-n">${this.sender}</div>`}
        <div class="stage-card">${this.drawn}<div class="stage-frame" hidden></div></div>
      </div>
    </div>`;
  }

  private devices(): TemplateResult {
    const devices: readonly Segment<Device>[] = [
      ["desktop", t("desktop-width"), Monitor],
      ["mobile", t("mobile-width"), Smartphone],
    ];
    return segmented(t("device"), devices, this.device, (device) => (this.device = device));
  }

  private themes(): TemplateResult {
    const themes: readonly Segment<Theme>[] = [
      ["light", t("theme-light"), Sun],
      ["dark", t("theme-dark"), Moon],
    ];
    return segmented(t("appearance"), themes, this.theme, (theme) => this.chooseTheme(theme));
  }

  private languages(): TemplateResult | typeof nothing {
    const locales = localesOf(this.card);
    if (locales.length === 0) return nothing;
    const chosen = (event: Event) => {
      this.locale = (event.target as HTMLSelectElement).value;
    };
    return html`<select class="stage-lang" aria-label=${t("language-of-card")} title=${t("language-of-card")} @change=${chosen}>
      <option value="" ?selected=${this.locale === ""}>${t("language-default")}</option>
      ${locales.map((locale) => html`<option value=${locale} ?selected=${this.locale === locale}>${localeName(locale)}</option>`)}
    </select>`;
  }

  private chooseTheme(theme: Theme): void {
    this.chosenTheme = true;
    this.theme = theme;
  }

  private pick(event: MouseEvent): void {
    const pointer = this.drawn.elementAt(event.clientX, event.clientY);
    if (pointer) this.dispatchEvent(new CustomEvent("stage-pick", { detail: pointer }));
  }

  /** The outline around the highlighted element, or its nearest drawn parent. */
  private placeFrame(): void {
    const frame = this.querySelector<HTMLElement>(".stage-frame");
    if (frame === null || customElements.get("message-card") === undefined) return;
    const box = this.boxOf(this.pointed ?? this.highlight);
    frame.hidden = box === undefined;
    if (box === undefined) return;
    const origin = this.drawn.getBoundingClientRect();
    frame.style.setProperty("left", `${box.left - origin.left - FRAME}px`);
    frame.style.setProperty("top", `${box.top - origin.top - FRAME}px`);
    frame.style.setProperty("width", `${box.width + 2 * FRAME}px`);
    frame.style.setProperty("height", `${box.height + 2 * FRAME}px`);
  }

  private boxOf(pointer: string | undefined): DOMRect | undefined {
    for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) {
      const box = this.drawn.boxesOf(at)[0];
      if (box !== undefined && box.width > 0) return box;
    }
    return undefined;
  }

  /** Bring the highlighted element into sight. */
  reveal(): void {
    const frame = this.querySelector<HTMLElement>(".stage-frame:not([hidden])");
    frame?.scrollIntoView({ block: "nearest", behavior: glide() });
  }
}

/** The letter of an avatar, as the server draws it: the last character of a Chinese name, the first of any other. */
function initialOf(name: string): string {
  const text = name.trim() || "?";
  const last = text.at(-1) ?? "?";
  return /[\u4e00-\u9fff]/.test(last) ? last : text.charAt(0).toUpperCase();
}

if (!customElements.get("card-stage")) customElements.define("card-stage", CardStage);
