import { base, lazyPacks } from "virtual:component-packs";
import { html, nothing, render, type TemplateResult } from "lit/html.js";
import { words } from "../i18n/card.ts";
import { translator } from "../i18n/index.ts";
import type { Context, Device, Host, Local, Mode, Theme } from "./context.ts";
import type { Filler } from "./fill.ts";
import { boxesOf, pointerAt } from "./hit-testing.ts";
import { type CardNode, isObject, objectOf, stringOf } from "./json.ts";
import { lazy } from "./lazy-loading.ts";
import { languageOf } from "./locale.ts";
import { INTERACTIVE } from "./parts/clickable.ts";
import { closeOtherMenus } from "./parts/close-menus.ts";
import { keyboardLink } from "./parts/keyboard-link.ts";
import { placeholder } from "./placeholder.ts";
import type { PictureOptions } from "./png.ts";
import { Reactive } from "./reactive.ts";
import { register, registerLater } from "./registry.ts";
import { bodyOf, formatOf, headerOf, isReference } from "./root.ts";
import { addSheets } from "./sheets.ts";
import { linkUrl } from "./urls.ts";

register(base);
for (const pack of lazyPacks) registerLater(pack);

const filling = lazy(() => import("./fill.ts"));

type Thumbnails = typeof import("./thumbnail.ts");

const DARK = "(prefers-color-scheme: dark)";
const NARROW = "(max-width: 480px)";

/**
 * `<message-card>`: draws one Feishu card of either format as the client would. Whatever `card` holds, it never throws; what
 * it cannot draw is a labelled placeholder. Everything is drawn in one open shadow root, from `card` as data.
 *
 * @fires card-action - a CustomEvent whose detail is the `card.action.trigger` event the platform would send.
 * @fires blank-press - a CustomEvent whose detail names the blank a place of which was pressed: `{name}`.
 */
export class MessageCard extends Reactive {
  static override readonly properties = "card,locale,theme,device,mode,values,blanks,images,thumbnail".split(",");
  static readonly observedAttributes = ["locale", "theme", "device", "mode", "thumbnail"];

  /** The card JSON; assign a new object to redraw (unchanged parts of it are not drawn again). */
  declare card: unknown;
  /** A locale of the card ("en_us"); unset: the base texts. */
  declare locale: string | undefined;
  /** Unset: what the reader's system prefers. */
  declare theme: Theme | undefined;
  /** Unset: mobile on a narrow screen. */
  declare device: Device | undefined;
  declare mode: Mode | undefined;
  /** Values for exactly the `${names}` it holds; unset: all stay literal. */
  declare values: CardNode | undefined;
  /** The blanks whose places are told apart: `{name: {label, look: "tinted" | "dashed", text}}`. */
  declare blanks: CardNode | undefined;
  /** Image key → address. */
  declare images: Record<string, string> | undefined;

  /** Draws only the head of the card, when that comes near the viewport and the browser is idle; for pages full of cards. */
  declare thumbnail: boolean | string | undefined;

  private context: Context | undefined;
  private thumbnails: Thumbnails | undefined;
  /** Null while it is being loaded. */
  private filler: Filler | null | undefined;
  private box = document.createElement("div");
  private readonly local: Local = { state: {}, redraw: () => this.requestUpdate() };
  private readonly media = [matchMedia(DARK), matchMedia(NARROW)];
  private readonly host: Host = {
    visit: (link) => this.visit(link),
    root: () => this.root,
    wait: (loading) => this.wait(loading),
  };

  /** The pointer of the innermost drawn element at a place of the viewport, or null. */
  elementAt(x: number, y: number): string | null {
    return pointerAt(this.root, x, y);
  }

  /** The boxes (viewport coordinates) of what is drawn for a pointer. */
  boxesOf(pointer: string): DOMRect[] {
    return boxesOf(this.root, pointer);
  }

  /**
   * What is drawn now as a PNG. Rejects when nothing is, and on pages whose policy allows no `data:` images.
   * Pictures of other origins that do not share them are grey fields in it.
   */
  async toBlob(options: PictureOptions = {}): Promise<Blob> {
    await this.updateComplete;
    const { pictureOf } = await import("./png.ts");
    return pictureOf(this.root, options);
  }

  connectedCallback(): void {
    for (const query of this.media) query.addEventListener?.("change", this.refresh);
    document.addEventListener("pointerdown", this.closeMenus);
  }

  disconnectedCallback(): void {
    for (const query of this.media) query.removeEventListener?.("change", this.refresh);
    document.removeEventListener("pointerdown", this.closeMenus);
  }

  protected override changed(name: string): void {
    if (name === "values" || name === "blanks") this.prepareFilling();
    if (name === "thumbnail") this.prepareThumbnail();
    super.changed(name);
  }

  protected override draw(): void {
    if (this.isThumbnail && this.thumbnails === undefined) return;
    addSheets(this.root);
    if (this.box.parentNode === null) this.root.append(this.box);
    try {
      render(this.template(), this.box);
    } catch (error) {
      // A card may be hostile enough to break drawing itself; the page lives on, and the next card begins afresh.
      console.error("message-card: the card could not be drawn", error);
      this.box.remove();
      this.box = document.createElement("div");
    }
  }

  private template(): TemplateResult {
    const card = this.isThumbnail ? this.thumbnails?.headOf(this.card) : this.card;
    const filled = this.filler === null ? undefined : this.filler ? this.filler.fill(card) : card;
    const context = this.contextFor(objectOf(filled));
    const isDead = context.mode !== "interactive";
    return html`<div class="root ${context.theme} ${context.device} ${context.mode}" ?inert=${isDead} @click=${isDead ? prevent : nothing}>
      ${this.drawCard(filled, context)}
      <div class="layer"></div>
    </div>`;
  }

  /** Filling is loaded when a page first hands values over; until then nothing is drawn rather than raw names. */
  private prepareFilling(): void {
    const { values, blanks, root } = this;
    this.filler = undefined;
    if (!isObject(values) && !isObject(blanks)) return;
    const { part } = filling;
    this.filler = part ? new part.Filler(values, blanks, root) : null;
    if (part === undefined) this.wait(filling.load().then(() => this.changed("values")));
  }

  private get isThumbnail(): boolean {
    return this.thumbnail !== undefined && this.thumbnail !== false;
  }

  private prepareThumbnail(): void {
    if (!this.isThumbnail || this.thumbnails !== undefined) return;
    const prepared = import("./thumbnail.ts").then((thumbnails) =>
      thumbnails.whenNear(this, () => {
        this.thumbnails = thumbnails;
        this.requestUpdate();
      }),
    );
    this.wait(prepared);
  }

  private drawCard(card: unknown, context: Context): TemplateResult | typeof nothing {
    if (card === undefined || card === null) return nothing;
    if (!isObject(card)) return placeholder("", context.t("notACard"));
    if (isReference(card)) return placeholder(String(card.type), context.t("template"));
    const width = objectOf(card.config).width_mode;
    this.setAttribute("data-width", width === "compact" || width === "fill" ? width : "default");
    const link =
      isObject(card.card_link) && linkUrl(card.card_link, context.device) !== undefined ? card.card_link : undefined;
    return html`<article class="card ${link === undefined ? "" : "linked"}" @click=${link === undefined ? nothing : (event: Event) => this.followCard(event, link)}>
      ${keyboardLink(link, context)}${headerOf(card, context)}${bodyOf(card, context, this.local)}
    </article>`;
  }

  /** The same frozen object as long as nothing it says has changed: a new one redraws everything. */
  private contextFor(card: CardNode): Context {
    const next: Omit<Context, "t"> = {
      format: formatOf(card),
      theme: oneOf(this.theme, ["light", "dark"]) ?? (this.media[0]?.matches ? "dark" : "light"),
      device: oneOf(this.device, ["desktop", "mobile"]) ?? (this.media[1]?.matches ? "mobile" : "desktop"),
      mode: oneOf(this.mode, ["static", "design"]) ?? "interactive",
      locale: stringOf(this.locale),
      form: false,
      style: objectOf(objectOf(card.config).style),
      images: this.images ?? NO_IMAGES,
      places: this.filler?.places,
      host: this.host,
    };
    const last = this.context;
    const keys = Object.keys(next) as (keyof typeof next)[];
    if (last !== undefined && keys.every((key) => same(last[key], next[key]))) return last;
    const t = translator(words, () => languageOf(next.locale));
    this.context = Object.freeze({ ...next, t });
    return this.context;
  }

  private followCard(event: Event, link: CardNode): void {
    if (this.context?.mode !== "interactive") return;
    const answered = event
      .composedPath()
      .some((target) => target instanceof Element && target !== this && target.matches(INTERACTIVE));
    if (!answered) this.visit(link);
  }

  private visit(link: CardNode): void {
    const address = linkUrl(link, this.context?.device ?? "desktop");
    if (address !== undefined) window.open(address, "_blank", "noopener,noreferrer");
  }

  private wait(loading: Promise<unknown>): void {
    this.pending.add(loading);
    // What could not be loaded stays an empty place; the next card that needs it tries again.
    const settled = () => {
      this.pending.delete(loading);
      addSheets(this.root);
    };
    loading.then(settled, settled);
  }

  private readonly refresh = (): void => this.requestUpdate();

  private readonly closeMenus = (event: Event): void => closeOtherMenus(this.root, event.composedPath()[0] ?? null);
}

/** Where `inert` is not known, links of a dead card must still lead nowhere. */
function prevent(event: Event): void {
  event.preventDefault();
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

const NO_IMAGES: Readonly<Record<string, string>> = Object.freeze({});

/** Empty objects count as the same: a card without `config.style` gets a new one each time it is looked at. */
function same(before: unknown, after: unknown): boolean {
  return before === after || (isEmpty(before) && isEmpty(after));
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

if (customElements.get("message-card") === undefined) {
  Reactive.prepare(MessageCard);
  customElements.define("message-card", MessageCard);
}

declare global {
  interface HTMLElementTagNameMap {
    "message-card": MessageCard;
  }
}
