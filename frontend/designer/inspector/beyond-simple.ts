/** What is on the card and not edited in Simple, told in words: nothing is hidden, and one press leads to where it is. */
import { html, nothing, type TemplateResult } from "lit";
import { SlidersHorizontal } from "lucide";
import { CARD } from "../../document/ids.ts";
import { elementOf } from "../../document/state.ts";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import { whenShown } from "../core/element-names.ts";
import { linkKeys } from "../core/link.ts";
import type { Studio } from "../core/studio.ts";
import { chooseDepth } from "../top/depth-switch.ts";
import { fieldsOf } from "./form.ts";
import { type MembersOptions, unknownMembers } from "./members.ts";

/** Names for programs, which nobody sees on the card. */
const CODE: ReadonlySet<string> = new Set(["name", "element_id"]);

/** `isHidden`: the fields Simple does not draw. */
export function beyondSimple(
  options: MembersOptions,
  isHidden: (key: string) => boolean,
): TemplateResult | typeof nothing {
  const { form, ids } = options;
  const [id = CARD] = ids;
  const { studio } = form;
  const element = ids.length === 1 ? elementOf(studio.state, id) : undefined;
  if (element === undefined) return nothing;
  const link = linkKeys(element)?.[0];
  const fields = fieldsOf(form, options.owner);
  const set = Object.keys(element).filter((key) => isHidden(key) && key !== link && !CODE.has(key));
  const lines = [
    ...whenShown(studio.state, element),
    ...set.map((key) => t("also-set", { name: fields[key]?.label ?? key })),
    ...(unknownMembers(options).length === 0 ? [] : [t("also-other")]),
  ];
  return lines.length === 0 ? nothing : toldBeyondSimple(studio, lines);
}

/** Lines, and the way to where what they tell of is edited. */
export function toldBeyondSimple(studio: Studio, lines: readonly string[]): TemplateResult {
  return html`<div class="field beyond-simple" data-field="beyond-simple">
    <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
    <button class="btn btn-sm" type="button" @click=${() => chooseDepth(studio, false)}>${icon(SlidersHorizontal, { class: "i-sm" })}${t("edit-in-pro")}</button>
  </div>`;
}
