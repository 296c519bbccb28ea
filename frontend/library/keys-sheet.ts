/** `?`: the keys of the library's pages. */
import { html } from "lit";
import { t, type Word } from "../i18n/order.ts";
import { askInDialog } from "../ui/dialogs.ts";
import { keyCaps } from "../ui/keys.ts";
import { TILE_KEYS } from "./tile-keys.ts";

/** In the order they are shown; those of a card follow, as its menu has them. */
const PAGE: readonly (readonly [keys: string, what: Word])[] = [
  ["/", "key-search"],
  ["g", "key-go"],
  ["alt+1", "key-team"],
  ["?", "key-keys"],
];

export async function showKeys(): Promise<void> {
  const title = t("keys-title");
  const row = (keys: string, what: string) =>
    html`<tr><td>${what}</td><td class="end">${keyCaps(keys).map((cap) => html`<kbd class="kbd">${cap}</kbd>`)}</td></tr>`;
  await askInDialog<never>(
    title,
    () => html`<div class="dialog-body"><h2>${title}</h2>
      <table class="keys"><caption class="label">${t("keys-page")}</caption><tbody>${PAGE.map(([keys, what]) => row(keys, t(what)))}</tbody></table>
      <table class="keys"><caption class="label">${t("keys-card")}</caption><tbody>${TILE_KEYS.map(([act, keys]) => row(keys, t(act)))}</tbody></table>
    </div>
    <div class="dialog-foot"><button class="btn btn-ink" data-cancel autofocus>${t("keys-close")}</button></div>`,
  );
}
