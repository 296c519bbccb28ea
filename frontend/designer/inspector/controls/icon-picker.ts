/** All icons of the library, by style and by word. */
import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { Search } from "lucide";
import { iconFor } from "../../../card/parts/icon-pack.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import { takeFocus } from "../../../ui/take-focus.ts";
import { loadIcons } from "../../core/catalog.ts";
import type { Place } from "../form.ts";

/** How many are drawn at once; a word more narrows them down. */
const MOST = 240;
const STYLES = ["outlined", "filled", "colorful"] as const;
/** The word searched for and the style looked at, by place. */
const looks = new Map<string, { word: string; style: string }>();

/** A token as cards draw it: Feishu's own shapes may not be redistributed. */
export function shapeOf(token: string): TemplateResult {
  return icon(iconFor(token));
}

export function list(place: Place, close: () => void): TemplateResult {
  const { form, name, text } = place;
  const { catalog } = form.studio;
  if (catalog.icons === undefined) {
    void loadIcons(catalog).then(() => form.redraw());
    return html`<div class="sk sk-field" role="status" aria-label=${t("loading")}></div>`;
  }
  const { icons } = catalog;
  const styles = STYLES.filter((style) => (icons[style]?.length ?? 0) > 0);
  const look = looks.get(name) ?? {
    word: "",
    style: styles.find((style) => text.endsWith(`_${style}`)) ?? styles[0] ?? "outlined",
  };
  const show = (changes: Partial<typeof look>) => {
    looks.set(name, { ...look, ...changes });
    form.redraw();
  };
  const found = (icons[look.style] ?? []).filter((token) => token.includes(look.word.trim().toLowerCase()));
  return html`<div class="icons" @keydown=${(event: KeyboardEvent) => pressed(event, close)}>
    <label class="search">${icon(Search)}<span class="sr">${t("search-icons")}</span><input class="input input-quiet" type="search" placeholder=${t("search-icons")} .value=${look.word} ${ref(takeFocus)}
      @input=${(event: Event) => show({ word: (event.target as HTMLInputElement).value })}></label>
    <div class="seg seg-sm seg-fill" role="group" aria-label=${t("icon-styles")}>${styles.map(
      (style) =>
        html`<button type="button" class=${style === look.style ? "is-on" : ""} aria-pressed=${style === look.style} @click=${() => show({ style })}>${t(`icon-${style}`)}</button>`,
    )}</div>
    <div class="icon-grid" role="listbox" aria-label=${t("choose-icon")}>${found.slice(0, MOST).map(
      (token) =>
        html`<button type="button" class="ib" role="option" aria-selected=${token === text} title=${token} aria-label=${token} @click=${() => {
          place.set(token);
          close();
        }}>${shapeOf(token)}<span class="cut">${wordOf(token)}</span></button>`,
    )}</div>
    <p class="help" role="status">${found.length > MOST ? t("icons-some", { shown: MOST, count: found.length }) : t("icons-found", { count: found.length })}</p>
  </div>`;
}

/** What it is called without its style: many are drawn with the same stand-in. */
function wordOf(token: string): string {
  return token.replace(/_(outlined|filled|colorful)$/, "");
}

function pressed(event: KeyboardEvent, close: () => void): void {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    close();
    return;
  }
  const grid = (event.target as HTMLElement).closest(".icon-grid");
  const columns = grid === null ? 0 : getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (by === undefined || grid === null) return;
  event.preventDefault();
  const all = [...grid.querySelectorAll("button")];
  all[all.indexOf(event.target as HTMLButtonElement) + by]?.focus();
}
