/** Data of the sender: JSON as text, or as pairs of a name and a value where it is that flat. */
import { html, nothing, type TemplateResult } from "lit";
import { Braces, List, Plus, Trash2 } from "lucide";
import { equalJson } from "../../../document/equality.ts";
import { formatExact, parseExact } from "../../../document/exact-json.ts";
import { isObject, type JsonObject, textOf } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { typing } from "../typing.ts";
import { variablePicker } from "../variable-names.ts";

/** JSON as it is typed: what can't be read yet stays in the box, and the card keeps what it had. */
export function json(place: Place): Framed {
  return { control: box(place), end: variablePicker(place, ["object", "chart", "table_rows", "object_array"]) };
}

function box(place: Place): TemplateResult {
  const { form, name, value } = place;
  const written = value === undefined ? "" : formatExact(value);
  const text = form.drafts.get(name)?.text ?? shownFor(name, value, written);
  const take = (typed: string, burst: string) => {
    const problem = problemOf(place, typed);
    if (problem === undefined) {
      // The text stays as it was typed while it means what the card holds.
      const parsed = typed.trim() === "" ? undefined : parseExact(typed);
      spellings.set(name, { text: typed, value: parsed });
      place.set(parsed, burst);
    } else form.drafts.set(name, { text: typed, problem });
    form.redraw();
  };
  const rows = Math.min(16, Math.max(2, text.split("\n").length));
  return html`<textarea id=${name} class="area area-code" rows=${rows} spellcheck="false" placeholder=${place.isMixed ? t("mixed") : "{ }"} ?readonly=${!form.editable}
    ${typing({ value: text, take })}></textarea>`;
}

const spellings = new Map<string, { readonly text: string; readonly value: unknown }>();

function shownFor(name: string, value: unknown, written: string): string {
  const spelling = spellings.get(name);
  return spelling !== undefined && equalJson(spelling.value, value) ? spelling.text : written;
}

function problemOf(place: Place, text: string): string | undefined {
  if (text.trim() === "") return place.field.required ? t("needs-object") : undefined;
  try {
    const value = parseExact(text);
    const { types } = place.type;
    return types === undefined || types.includes("string") || Array.isArray(value) || isObject(value)
      ? undefined
      : t("needs-object");
  } catch (error) {
    return t("bad-json", { why: error instanceof Error ? error.message : "" });
  }
}

/** An object without lists and objects in it as pairs; anything else as JSON. */
export function pairs(place: Place): Framed {
  const { form, value, name } = place;
  const isFlat =
    value === undefined || (isObject(value) && Object.values(value).every((held) => textOf(held) !== undefined));
  const asJson = form.open.get(`${name}-json`) ?? !isFlat;
  const takesObjects = place.type.types?.includes("object") ?? true;
  if (!takesObjects || typeof value === "string") return json(place);
  const label = t(asJson ? "as-pairs" : "as-json");
  const toggle = html`<button type="button" class="ib ib-xs" aria-label="${label}: ${place.field.label}" title=${label} @click=${() => {
    form.open.set(`${name}-json`, !asJson);
    form.redraw();
  }}>${icon(asJson ? List : Braces, { class: "i-xs" })}</button>`;
  const end = html`${variablePicker(place, ["object"])}${isFlat ? toggle : nothing}`;
  return asJson
    ? { control: box(place), end }
    : { control: table(place, isObject(value) ? value : {}), end, isGroup: true };
}

function table(place: Place, held: JsonObject): TemplateResult {
  const { form, name } = place;
  const set = (entries: readonly (readonly [string, unknown])[], burst?: string) => {
    place.set(entries.length === 0 && !place.field.required ? undefined : Object.fromEntries(entries), burst);
    form.redraw();
  };
  const entries = Object.entries(held);
  const rename = (index: number) => (key: string, burst: string) => {
    const taken = entries.some(([other], at) => at !== index && other === key);
    const problem = taken ? t("taken-name", { name: key }) : "";
    if (taken) form.drafts.set(`${name}-k${index}`, { text: key, problem });
    else form.drafts.delete(`${name}-k${index}`);
    if (!taken)
      set(
        entries.map((entry, at) => (at === index ? [key, entry[1]] : entry)),
        burst,
      );
    else form.redraw();
  };
  const free = () => {
    let number = entries.length + 1;
    while (Object.hasOwn(held, `key_${number}`)) number += 1;
    return `key_${number}`;
  };
  return html`<div class="pairs">${entries.map(([key, value], index) => {
    const draft = form.drafts.get(`${name}-k${index}`);
    return html`<div class="pair">
      <input class="input input-code ${draft ? "is-bad" : ""}" aria-label="${t("key")} ${index + 1}" title=${draft?.problem ?? nothing} spellcheck="false" ?readonly=${!form.editable}
        ${typing({ value: draft?.text ?? key, take: rename(index) })}>
      <input class="input" aria-label="${t("value")}: ${key}" spellcheck="false" ?readonly=${!form.editable}
        ${typing({
          value: textOf(value) ?? "",
          take: (text, burst) =>
            set(
              entries.map((entry, at) => (at === index ? [entry[0], pairValue(text, value)] : entry)),
              burst,
            ),
        })}>
      ${form.editable ? html`<button type="button" class="ib ib-xs" aria-label=${t("remove-pair", { name: key })} title=${t("remove")} @click=${() => set(entries.filter((_, at) => at !== index))}>${icon(Trash2, { class: "i-sm" })}</button>` : nothing}
    </div>`;
  })}${form.editable ? html`<button type="button" class="btn btn-sm btn-quiet add" @click=${() => set([...entries, [free(), ""]])}>${icon(Plus, { class: "i-sm" })}${t("add-pair")}</button>` : nothing}</div>`;
}

/** A value of a pair stays a number or a switch as long as it is written as one. */
function pairValue(text: string, before: unknown): unknown {
  if (typeof before === "string" && before !== "") return text;
  return /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false)$/.test(text) && typeof before !== "string"
    ? parseExact(text)
    : text;
}
