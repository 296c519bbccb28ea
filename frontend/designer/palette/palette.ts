import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ChevronDown, ChevronUp, Search } from "lucide";
import { formatOf } from "../../document/state.ts";
import { t } from "../../i18n/palette.ts";
import { icon } from "../../ui/icon.ts";
import { shortcutOf } from "../commands/shortcut-keys.ts";
import { addNew } from "../core/adding.ts";
import { iconOf } from "../core/kinds.ts";
import { readPage } from "../core/page-data.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import { startDrag } from "../drag/drag.ts";
import { ComponentPreview } from "./component-preview.ts";
import { found, type Offer, offersOf } from "./offers.ts";
import { simpleOffers } from "./simple.ts";

/** When the team's blocks are asked for. */
const BLOCKS_MS = 300;

/** `<designer-palette>`: every component there is, to be clicked or dragged onto the card. */
export class DesignerPalette extends Part {
  static override properties = { ...Part.properties, query: { state: true }, isOpen: { state: true } };

  protected override readonly watches: readonly Change[] = [];
  declare private query: string;
  /** In Simple: whether the other components are shown as well. */
  declare private isOpen: boolean;
  private readonly picture = new ComponentPreview();
  /** The team's blocks, once they are there. */
  private blocks: typeof import("./blocks.ts") | undefined;
  private unlisten: (() => void) | undefined;
  /** What the offers were made for: they change with the format alone. */
  private format: string | undefined;
  /** The tag that the tab key stops at. */
  private tabStop: string | undefined;

  constructor() {
    super();
    this.query = "";
    this.isOpen = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What a person needs at first is drawn before it.
    if (readPage().team !== "") setTimeout(() => void this.loadBlocks(), BLOCKS_MS);
  }

  private async loadBlocks(): Promise<void> {
    this.blocks = await import("./blocks.ts");
    this.unlisten = this.blocks.followBlocks(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unlisten?.();
    this.picture.hide();
  }

  protected override heard(change: Change): void {
    super.heard(change);
    if (change === "carry") this.picture.hide();
    if (change === "document" && formatOf(this.studio.state) !== this.format) this.requestUpdate();
  }

  protected override render(): TemplateResult {
    this.format = formatOf(this.studio.state);
    const all = found(offersOf(this.studio.catalog, formatOf(this.studio.state)), this.query);
    const isShort = this.studio.isSimple && this.query.trim() === "";
    const { common, rest } = isShort ? simpleOffers(all) : { common: [], rest: all };
    const first = common.length > 0 ? [{ name: "common", label: t("common"), offers: common }] : [];
    const groups = [...first, ...(isShort && !this.isOpen ? [] : rest)];
    const more = isShort ? rest.reduce((sum, { offers: held }) => sum + held.length, 0) : 0;
    const offers = groups.flatMap((group) => group.offers);
    const stop = offers.some(({ tag }) => tag === this.tabStop) ? this.tabStop : offers[0]?.tag;
    const { studio, query, picture } = this;
    const blocks = this.blocks?.blockSection({ studio, query, picture }) ?? nothing;
    return html`<label class="search pal-search">${icon(Search)}<span class="sr">${t("search")}</span>
        <input class="input input-quiet" type="search" autocomplete="off" spellcheck="false" placeholder=${t("search")} .value=${this.query}
          @input=${(event: InputEvent) => this.search(event)} @keydown=${(event: KeyboardEvent) => this.fromSearch(event, offers[0])} />
        <span class="kbd" aria-hidden="true">${shortcutOf("find")}</span></label>
      <div class="pal-scroll" @keydown=${(event: KeyboardEvent) => this.walk(event)} @scroll=${() => this.picture.hide()}>
        ${repeat(
          groups,
          ({ name }) => name,
          ({ label, offers: held }) => html`<h2 class="pal-t">${label}</h2>
            <ul class="pal-g">${repeat(
              held,
              ({ tag }) => tag,
              (offer) => this.item(offer, offer.tag === stop),
            )}</ul>`,
        )}
        ${more > 0 ? this.moreButton(more) : nothing}
        ${blocks}
        ${groups.length === 0 && blocks === nothing ? html`<p class="pal-none">${t("nothing-found", { query: this.query.trim() })}</p>` : nothing}
      </div>`;
  }

  private moreButton(count: number): TemplateResult {
    return html`<button class="btn btn-quiet btn-sm pal-all" type="button" aria-expanded=${this.isOpen} @click=${() => (this.isOpen = !this.isOpen)}>
      ${icon(this.isOpen ? ChevronUp : ChevronDown, { class: "i-sm" })}${this.isOpen ? t("fewer") : t("more-components", { count })}</button>`;
  }

  private item(offer: Offer, isStop: boolean): TemplateResult {
    const { tag, label, snippet } = offer;
    const show = (event: Event, soon: boolean) => this.picture.show(event.currentTarget as HTMLElement, offer, soon);
    return html`<li class="pal-i"><button type="button" data-tag=${tag} tabindex=${isStop ? 0 : -1} ?disabled=${!this.studio.mayEdit}
        @click=${() => this.add(offer)} @focus=${(event: Event) => this.focused(event, offer)} @blur=${() => this.picture.hide()}
        @pointerenter=${(event: PointerEvent) => event.pointerType === "mouse" && show(event, false)} @pointerleave=${() => this.picture.hide()}
        @pointerdown=${(event: PointerEvent) => this.drag(event, offer)}>
        ${icon(iconOf(this.studio.catalog, tag))}<span class="cut">${label}</span>${snippet === undefined ? html`<em title=${t("needs-modern")}>2.0</em>` : nothing}
      </button></li>`;
  }

  private focused(event: Event, offer: Offer): void {
    const button = event.currentTarget as HTMLElement;
    this.tabStop = offer.tag;
    this.requestUpdate();
    if (button.matches(":focus-visible")) this.picture.show(button, offer, true);
  }

  private search(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
  }

  private fromSearch(event: KeyboardEvent, first: Offer | undefined): void {
    if (event.isComposing) return;
    if (event.key === "Escape" && this.query !== "") {
      this.query = "";
      event.stopPropagation();
    } else if (event.key === "Enter" && first !== undefined) {
      // Else the line break goes into the text that is opened for typing.
      event.preventDefault();
      this.add(first);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      this.querySelector<HTMLElement>(".pal-i button")?.focus();
    }
  }

  /** The palette is one stop of the tab key; arrows go on within it. */
  private walk(event: KeyboardEvent): void {
    const buttons = [...this.querySelectorAll<HTMLElement>(".pal-i > button:first-child")];
    const at = buttons.indexOf(event.target as HTMLElement);
    const next = at < 0 ? undefined : neighbour(buttons, at, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  private drag(event: PointerEvent, { tag, snippet }: Offer): void {
    startDrag(this.studio, event, () => {
      this.picture.hide();
      // In a narrow window the palette lies over the canvas.
      this.studio.showPanel("card");
      return [snippet ?? { tag }];
    });
  }

  private add(offer: Offer): void {
    const { studio } = this;
    this.picture.hide();
    if (offer.snippet === undefined) {
      void import("./convert.ts").then(({ convertFor }) => convertFor(studio, offer));
    } else addNew(studio, { elements: [offer.snippet], isStart: true });
  }
}

/** The button that an arrow key leads to from the one at `at`. */
function neighbour(buttons: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  const from = buttons[at];
  if (from === undefined) return undefined;
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  if (key === "ArrowRight" || key === "ArrowLeft") return buttons[at + (key === "ArrowRight" ? 1 : -1)];
  const { left } = from.getBoundingClientRect();
  const column = buttons.filter((button) => button.getBoundingClientRect().left === left);
  const row = column.indexOf(from);
  if (key === "ArrowDown") return column[row + 1];
  return key === "ArrowUp" ? column[row - 1] : undefined;
}

customElements.define("designer-palette", DesignerPalette);
