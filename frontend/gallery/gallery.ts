/** `<card-gallery>`: the starting points for a new card, with search and categories. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ClipboardPaste, LoaderCircle, Plus, Search, TriangleAlert } from "lucide";
import type * as Drawing from "../document/filling.ts";
import type { JsonObject } from "../document/values.ts";
import { t } from "../i18n/gallery.ts";
import { showThumbnail } from "../preview/thumbnails.ts";
import { icon } from "../ui/icon.ts";
import { BLANK, categoriesIn, type Entry, filtered, loadGallery } from "./entries.ts";
import { PastePanel, type Refusal } from "./paste-panel.ts";
import { TeamPoints } from "./team-points.ts";

const SKELETONS = Array.from({ length: 8 }, (_, index) => index);

/** Cards as people see them: the gallery is drawn anew at every letter of a search. */
const cards = new WeakMap<JsonObject, unknown>();
/** What draws them comes with the entries: the designer waits for neither. */
let drawing: typeof Drawing | undefined;

function cardFor(document: JsonObject): unknown {
  if (!cards.has(document)) cards.set(document, drawing?.drawnCard(document).card);
  return cards.get(document);
}

/**
 * Draws into the page, not into a shadow root: the library's own tiles.
 *
 * @fires gallery-pick - `CustomEvent<Entry>`: somebody chose a starting point
 * @fires gallery-start - `CustomEvent<StartingPoint>`: somebody chose one of the team's own
 * @fires gallery-paste - `CustomEvent<string>`: somebody pasted text, here or anywhere on the page
 */
export class CardGallery extends LitElement {
  static override properties = {
    busy: { attribute: false },
    pasteUrl: { attribute: "paste-url" },
    teamId: { attribute: "team-id" },
    entries: { state: true },
    failed: { state: true },
    query: { state: true },
    category: { state: true },
  };

  /** The slug of what is being made ("" = of something pasted); undefined = nothing is. */
  declare busy: string | undefined;
  /** A page for pasting; without one the gallery asks in a dialog. */
  declare pasteUrl: string | undefined;
  /** Whose own starting points come first; without one there are only ours. */
  declare teamId: string | undefined;
  declare private entries: readonly Entry[] | undefined;
  declare private failed: boolean;
  declare private query: string;
  declare private category: string;
  private readonly pasting = new PastePanel(
    (text) => this.tell("gallery-paste", text),
    () => this.requestUpdate(),
  );
  private readonly own = new TeamPoints({
    changed: () => this.requestUpdate(),
    pick: (point) => this.busy === undefined && this.tell("gallery-start", point),
  });

  constructor() {
    super();
    this.failed = false;
    this.query = "";
    this.category = "";
  }

  protected override createRenderRoot(): HTMLElement {
    // Without a script the page's own words stand here.
    this.replaceChildren();
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("paste", this.pasted);
    void this.load();
    if (this.teamId) void this.own.load(this.teamId);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("paste", this.pasted);
  }

  private async load(): Promise<void> {
    this.failed = false;
    try {
      const [entries, loaded] = await Promise.all([loadGallery(), import("../document/filling.ts")]);
      drawing = loaded;
      this.entries = entries;
    } catch {
      this.failed = true;
    }
  }

  protected override render(): TemplateResult {
    return html`${this.bar()}
      <div class="gal-body" aria-busy=${this.entries === undefined && !this.failed}>${this.body()}</div>
      ${this.pasting.draw(this.busy !== undefined)}`;
  }

  protected override updated(): void {
    for (const view of this.querySelectorAll<HTMLElement>(".tile-view[data-slug]")) {
      const entry = this.entries?.find(({ slug }) => slug === view.dataset.slug);
      if (entry) showThumbnail(view, { card: cardFor(entry.document), values: null });
    }
    this.own.showThumbnails(this);
  }

  private bar(): TemplateResult {
    return html`<div class="gal-bar">
      <div class="search gal-search" role="search">
        ${icon(Search)}
        <input class="input input-quiet" type="search" aria-label=${t("search")} placeholder=${t("search")} autocomplete="off" spellcheck="false"
          .value=${this.query} @input=${(event: Event) => this.search((event.target as HTMLInputElement).value)}>
      </div>
      <div class="gal-cats" role="group" aria-label=${t("categories")}>
        ${this.chip("", t("all-categories"))}
        ${categoriesIn(this.entries ?? []).map(({ key, name }) => this.chip(key, name))}
      </div>
    </div>`;
  }

  private chip(key: string, name: string): TemplateResult {
    const isOn = this.category === key;
    return html`<button type="button" class="chip chip-line ${isOn ? "is-on" : ""}" aria-pressed=${isOn}
      @click=${() => (this.category = key)}>${name}</button>`;
  }

  private body(): TemplateResult {
    if (this.failed) return this.apology();
    if (this.entries === undefined) return this.skeleton();
    const shown = filtered(this.entries, this.query, this.category);
    const own = this.teamId && this.category === "" ? this.own : undefined;
    const all = shown.length + (own?.matching(this.query).length ?? 0);
    const count = t(all === 1 ? "count-one" : "count", { count: all });
    if (all === 0) return this.nothingFound();
    return html`<p class="sr" role="status">${count}</p>
      ${own?.draw(this.query, this.busy) ?? nothing}
      ${own && shown.length > 0 ? html`<h2 class="gal-title">${t("ours")}</h2>` : nothing}
      <ul class="grid">
        ${this.query === "" && this.category === "" ? this.beginnings() : nothing}
        ${repeat(
          shown,
          ({ slug }) => slug,
          (entry) => this.tile(entry),
        )}
      </ul>`;
  }

  /** What begins without a card: nothing, or something pasted. */
  private beginnings(): TemplateResult {
    const blank = this.entries?.find(({ slug }) => slug === BLANK);
    return html`${blank && this.plainTile(blank.name, t("blank-hint"), icon(this.busy === BLANK ? LoaderCircle : Plus, { class: this.busy === BLANK ? "spin" : "" }), () => this.pick(blank))}
      ${this.plainTile(t("paste"), t("paste-hint"), icon(ClipboardPaste), () => this.pasting.open(), this.pasteUrl)}`;
  }

  private plainTile(name: string, hint: string, shape: TemplateResult, act: () => void, url?: string): TemplateResult {
    const title = url
      ? html`<a class="gal-name" href=${url}>${name}</a>`
      : html`<button class="gal-name" type="button" ?disabled=${this.busy !== undefined} @click=${act}>${name}</button>`;
    return html`<li class="tile gal-tile">
      <div class="tile-view gal-plain" aria-hidden="true">${shape}</div>
      <div class="tile-meta">${title}<p class="gal-text">${hint}</p></div>
    </li>`;
  }

  private tile(entry: Entry): TemplateResult {
    const isBusy = this.busy === entry.slug;
    return html`<li class="tile gal-tile" aria-busy=${isBusy}>
      <div class="tile-view" data-slug=${entry.slug} aria-hidden="true"><div class="tile-card"></div></div>
      ${isBusy ? html`<span class="gal-busy" role="status">${icon(LoaderCircle, { class: "spin" })}${t("creating")}</span>` : nothing}
      <div class="tile-meta">
        <button class="gal-name" type="button" ?disabled=${this.busy !== undefined} @click=${() => this.pick(entry)}>${entry.name}</button>
        <p class="gal-text">${entry.description}</p>
      </div>
    </li>`;
  }

  private skeleton(): TemplateResult {
    return html`<p class="sr" role="status">${t("loading")}</p>
      <div class="grid gal-wait" aria-hidden="true">
        ${SKELETONS.map(() => html`<div class="tile"><div class="tile-view"></div><div class="tile-meta"><div class="sk gal-sk"></div><div class="sk gal-sk2"></div></div></div>`)}
      </div>`;
  }

  private apology(): TemplateResult {
    return html`<div class="empty" role="alert">
      ${icon(TriangleAlert)}<h2>${t("load-failed")}</h2>
      <button class="btn" type="button" @click=${() => void this.load()}>${t("load-again")}</button>
    </div>`;
  }

  private nothingFound(): TemplateResult {
    const clear = () => {
      this.query = "";
      this.category = "";
      this.querySelector<HTMLElement>("input")?.focus();
    };
    return html`<div class="empty" role="status">
      ${icon(Search)}<h2>${t("none-title", { query: this.query.trim() })}</h2><p>${t("none-text")}</p>
      <button class="btn" type="button" @click=${clear}>${t("none-clear")}</button>
    </div>`;
  }

  /** What was pasted can't be opened: the dialog keeps the text and says why. */
  refusePasted(text: string, refusal: Refusal): void {
    this.busy = undefined;
    this.pasting.refuse(text, refusal);
  }

  private search(query: string): void {
    this.query = query;
    // Whoever searches looks among all of them.
    if (query !== "") void this.own.loadAll();
  }

  private pick(entry: Entry): void {
    if (this.busy === undefined) this.tell("gallery-pick", entry);
  }

  private readonly pasted = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain").trim() ?? "";
    const isTyped = event.target instanceof Element && event.target.closest("input, textarea") !== null;
    if (isTyped || text === "" || this.busy !== undefined) return;
    event.preventDefault();
    this.tell("gallery-paste", text);
  };

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

if (!customElements.get("card-gallery")) customElements.define("card-gallery", CardGallery);
