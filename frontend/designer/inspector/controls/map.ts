/** Maps from a name people choose, or a language, to values of one type: custom colours and sizes, translated parts. */
import { html, nothing, type TemplateResult } from "lit";
import { Plus, Trash2 } from "lucide";
import { isObject, type JsonObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import { type Place, wordLabel } from "../form.ts";
import { members } from "../members.ts";
import { newValue } from "../new-values.ts";
import { pickButton } from "../select-boxes.ts";
import { typing } from "../typing.ts";
import { colorPair, contrastNote } from "./custom-color.ts";

export function map(place: Place): Framed {
  const held = isObject(place.value) ? place.value : {};
  const isByName = place.type.kind === "by_name";
  return {
    control: html`${Object.keys(held).map((name, index) => entry(place, held, name, index))}${
      place.form.editable && isByName ? adder(place, held) : nothing
    }`,
    end: place.form.editable && !isByName ? languagePick(place, held) : nothing,
    isGroup: true,
    tells: true,
  };
}

function entry(place: Place, held: JsonObject, name: string, index: number): TemplateResult {
  const { form, type } = place;
  const isByName = type.kind === "by_name";
  const item = type.item ?? { kind: "json" };
  const label = isByName ? name : wordLabel(form, "locales", name);
  const at = place.at([name], { label, type: item });
  const drop = () => {
    const { [name]: _gone, ...kept } = held;
    place.set(Object.keys(kept).length === 0 ? undefined : kept);
    form.redraw();
  };
  const remove = form.editable
    ? html`<button type="button" class="ib ib-xs" aria-label=${t("remove-pair", { name: label })} title=${t("remove")} @click=${drop}>${icon(Trash2, { class: "i-sm" })}</button>`
    : nothing;
  if (!isByName) return html`<div class="map-entry"><div class="grow">${form.drawField(at)}</div>${remove}</div>`;
  const shape = item.shape ?? "";
  const { ids, path, said } = at;
  return html`<div class="map-entry"><div class="group grow">
    ${nameBox(place, held, name, index)}
    ${shape === "custom_color" ? colorPair(at) : members({ form, ids, path, owner: shape, said, parent: place.owner })}
    ${shape === "custom_color" ? contrastNote(held[name]) : nothing}
  </div>${remove}</div>`;
}

/** The name of an entry; one that is taken already stays in the box until it is another. */
function nameBox(place: Place, held: JsonObject, name: string, index: number): TemplateResult {
  const { form } = place;
  const key = `${place.name}-k${index}`;
  const draft = form.drafts.get(key);
  const take = (text: string, burst: string) => {
    if (text === "" || (text !== name && Object.hasOwn(held, text))) {
      form.drafts.set(key, { text, problem: t("taken-name", { name: text }) });
    } else {
      form.drafts.delete(key);
      place.set(
        Object.fromEntries(Object.entries(held).map(([one, value]) => [one === name ? text : one, value])),
        burst,
      );
    }
    form.redraw();
  };
  return html`<input class="input input-code ${draft ? "is-bad" : ""}" aria-label="${t("key")} ${index + 1}: ${place.field.label}" spellcheck="false" ?readonly=${!form.editable}
    ${typing({ value: draft?.text ?? name, take })}>${draft && draft.text !== "" ? html`<p class="help">${draft.problem}</p>` : nothing}`;
}

function adder(place: Place, held: JsonObject): TemplateResult {
  const { form, type } = place;
  const isColor = type.item?.shape === "custom_color";
  const add = () => {
    const stem = isColor ? "color" : type.item?.shape === "custom_text_size" ? "size" : "name";
    let number = 1;
    while (Object.hasOwn(held, `${stem}_${number}`)) number += 1;
    const value = isColor
      ? { light_mode: "rgba(51,109,244,1)", dark_mode: "rgba(76,136,255,1)" }
      : type.item?.shape === "custom_text_size"
        ? { default: "normal", pc: "normal", mobile: "large" }
        : newValue(form, type.item ?? { kind: "json" });
    place.set({ ...held, [`${stem}_${number}`]: value });
    form.redraw();
  };
  return html`<button type="button" class="btn btn-sm btn-quiet add" aria-label="${t("add")}: ${place.field.label}" @click=${add}>${icon(Plus, { class: "i-sm" })}${t("add")}</button>`;
}

function languagePick(place: Place, held: JsonObject): TemplateResult {
  const { form, type } = place;
  return pickButton({
    label: `${t("add-language")}: ${place.field.label}`,
    shape: Plus,
    choices: form.studio.catalog.locales
      .filter((locale) => !Object.hasOwn(held, locale))
      .map((locale) => ({ value: locale, label: wordLabel(form, "locales", locale) })),
    choose: (locale) => {
      const base = place.key.startsWith("i18n_") ? place.holder[place.key.slice(5)] : undefined;
      place.set({
        ...held,
        [locale]: base ?? (type.item?.kind === "elements" ? [] : newValue(form, type.item ?? { kind: "json" })),
      });
      form.redraw();
    },
  });
}
