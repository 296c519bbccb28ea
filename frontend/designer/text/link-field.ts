/** Where a button leads, beside its words while they are typed: both are asked for at once. */
import { html, nothing, type TemplateResult } from "lit";
import { Link } from "lucide";
import type { Id } from "../../document/ids.ts";
import { t } from "../../i18n/text.ts";
import { icon } from "../../ui/icon.ts";
import { linkOf, setLink } from "../core/link.ts";
import type { Studio } from "../core/studio.ts";
import { typing } from "../inspector/typing.ts";

/** A field for the address; nothing where a press on it leads nowhere. `done`: Enter or Escape in it. */
export function linkField(studio: Studio, id: Id, done: () => void): TemplateResult | typeof nothing {
  const address = linkOf(studio.state, studio.catalog, id);
  if (address === undefined) return nothing;
  const take = (text: string, burst: string) => {
    const outcome = setLink(studio.state, studio.catalog, id, text, burst);
    if (outcome !== undefined) studio.apply(outcome);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    done();
  };
  return html`<label class="ebar-link">${icon(Link, { class: "i-sm" })}<input type="url" inputmode="url" autocomplete="off" spellcheck="false"
      aria-label=${t("leads-to")} placeholder=${t("leads-to-hint")} ${typing({ value: address, take })} @keydown=${keyed}></label>`;
}
