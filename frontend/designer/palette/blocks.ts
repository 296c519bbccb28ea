/** The team's blocks as the palette offers them; loaded once the designer is drawn. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Blocks as BlocksIcon, Ellipsis } from "lucide";
import { formatOf } from "../../document/state.ts";
import { t } from "../../i18n/blocks.ts";
import { icon } from "../../ui/icon.ts";
import type { Studio } from "../core/studio.ts";
import { startDrag } from "../drag/drag.ts";
import { addBlock, type Block, shelf } from "./block-shelf.ts";
import type { ComponentPreview } from "./component-preview.ts";

/** Asks for the blocks, and tells `changed` whenever there are others. Answers how to stop that. */
export function followBlocks(changed: () => void): () => void {
  const stop = shelf.listen(changed);
  void shelf.load();
  return stop;
}

interface Section {
  readonly studio: Studio;
  readonly query: string;
  readonly picture: ComponentPreview;
}

/** The palette's section; nothing while there is nothing to say. */
export function blockSection(section: Section): TemplateResult | typeof nothing {
  const { studio, query } = section;
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const shown = (shelf.blocks ?? []).filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const isSearch = words.length > 0;
  if (shown.length === 0 && (isSearch || !studio.mayEdit)) return nothing;
  if (shelf.blocks === undefined && !shelf.hasFailed) return nothing;
  return html`<h2 class="pal-t">${t("title")}</h2>
    ${shelf.hasFailed ? html`<p class="meta pal-say" role="alert">${t("load-failed")} <button class="btn btn-sm" type="button" @click=${() => void shelf.load()}>${t("again")}</button></p>` : nothing}
    ${shown.length === 0 && !shelf.hasFailed ? html`<p class="meta pal-say">${t("none")}</p>` : nothing}
    <ul class="pal-g pal-blocks">${repeat(
      shown,
      ({ id }) => id,
      (block) => item(section, block),
    )}</ul>`;
}

function item({ studio, picture }: Section, block: Block): TemplateResult {
  const isOther = block.format !== formatOf(studio.state);
  const offer = { label: block.name, help: "", minClient: null, card: block.preview.card };
  const show = (event: Event, soon: boolean) => picture.show(event.currentTarget as HTMLElement, offer, soon);
  const menu = (event: Event) => {
    event.preventDefault();
    picture.hide();
    const at = (event.currentTarget as HTMLElement).closest("li") ?? document.body;
    void import("./block-actions.ts").then(({ openBlockMenu }) => openBlockMenu(studio, block, at));
  };
  const pointed = () => void shelf.content(block.id).catch(() => undefined);
  return html`<li class="pal-i pal-block" @contextmenu=${studio.mayEdit ? menu : nothing}>
    <button type="button" tabindex="-1" ?disabled=${!studio.mayEdit} title=${isOther ? t("other-format", { format: block.format }) : nothing}
      @click=${() => void addBlock(studio, block)}
      @focus=${(event: Event) => {
        pointed();
        if ((event.currentTarget as HTMLElement).matches(":focus-visible")) show(event, true);
      }}
      @blur=${() => picture.hide()} @pointerleave=${() => picture.hide()}
      @pointerenter=${(event: PointerEvent) => {
        pointed();
        if (event.pointerType === "mouse") show(event, false);
      }}
      @pointerdown=${isOther ? nothing : (event: PointerEvent) => drag(studio, event, block, picture)}>
      ${icon(BlocksIcon)}<span class="cut">${block.name}</span>${isOther ? html`<em>${block.format}</em>` : nothing}
    </button>
    ${studio.mayEdit ? html`<button class="pal-more" type="button" tabindex="-1" aria-label=${t("more", { name: block.name })} title=${t("more", { name: block.name })} @click=${menu}>${icon(Ellipsis, { class: "i-sm" })}</button>` : nothing}
  </li>`;
}

function drag(studio: Studio, event: PointerEvent, { id }: Block, picture: ComponentPreview): void {
  void shelf.content(id).catch(() => undefined);
  startDrag(
    studio,
    event,
    () => {
      const content = shelf.known(id);
      if (content === undefined) return undefined;
      picture.hide();
      studio.showPanel("card");
      return content.elements;
    },
    () => shelf.known(id)?.variables ?? [],
  );
}
