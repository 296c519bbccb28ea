/** The languages a value is written in: chips at the end of its label. What is edited is the language the card is looked at in. */
import { html, nothing } from "lit";
import { Languages, X } from "lucide";
import { formatOf } from "../../document/state.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import type { Field } from "../core/catalog.ts";
import { type Form, fieldsOf, Place, wordLabel } from "./form.ts";
import { pickButton } from "./select-boxes.ts";

/** The field that holds a field's translations (card-format §1.5); undefined when it has none. */
export function companionOf(
  form: Form,
  owner: string,
  key: string,
  holder: JsonObject,
  inHeader = false,
): string | undefined {
  const fields = fieldsOf(form, owner);
  const names = [`i18n_${key}`, ...(key === "content" ? ["i18n"] : [])].filter(
    (name) => fields[name]?.type.kind === "by_locale",
  );
  // Titles of 1.0 are translated by `i18n` (card-format §1.4).
  if (inHeader && formatOf(form.studio.state) === "1.0") names.reverse();
  return names.find((name) => isObject(holder[name])) ?? names[0];
}

/** Whether a field holds the translations of another one, and is edited with it. */
export function isCompanion(form: Form, owner: string, key: string, holder: JsonObject): boolean {
  const of = key === "i18n" ? "content" : key.startsWith("i18n_") ? key.slice(5) : undefined;
  if (of === undefined || fieldsOf(form, owner)[of] === undefined) return false;
  const value = holder[key];
  if (value !== undefined && !isObject(value)) return false;
  return (
    value === undefined ||
    companionOf(form, owner, of, holder, true) === key ||
    companionOf(form, owner, of, holder) === key
  );
}

function companion(place: Place): string | undefined {
  return companionOf(place.form, place.owner, place.key, place.holder, place.path[0] === "header");
}

function translations(place: Place): JsonObject {
  const held = place.holder[companion(place) ?? ""];
  return isObject(held) ? held : {};
}

/** The place of the text in the language the card is looked at in; the base where there is none. */
export function translated(place: Place): Place {
  const { locale } = place.form.studio.view;
  const name = companion(place);
  if (name === undefined || locale === "" || !Object.hasOwn(translations(place), locale)) return place;
  return inLocale(place, name, locale);
}

function inLocale(place: Place, name: string, locale: string): Place {
  const { form, ids, path, owner, field, said, name: box } = place;
  const one: Field = { ...field, required: false };
  return new Place({ form, ids, path: [...path.slice(0, -1), name, locale], owner, field: one, said, name: box });
}

/** The chips: the base, each language there is, and a list to add one. */
export function languages(place: Place): unknown {
  const name = companion(place);
  const { form } = place;
  const { studio, editable } = form;
  if (name === undefined || (place.value === undefined && Object.keys(translations(place)).length === 0))
    return nothing;
  const held = Object.keys(translations(place));
  const now = held.includes(studio.view.locale) ? studio.view.locale : "";
  const look = (locale: string) => studio.setView({ locale });
  const chip = (locale: string, label: string) =>
    html`<button type="button" class="lang ${locale === now ? "is-on" : ""}" aria-pressed=${locale === now} title=${label} @click=${() => look(locale)}>${label}</button>`;
  const others = studio.catalog.locales.filter((locale) => !held.includes(locale));
  return html`<span class="langs" role="group" aria-label=${t("languages")}>${held.length > 0 ? chip("", t("base")) : nothing}${held.map((locale) => chip(locale, wordLabel(form, "locales", locale)))}${
    now === "" || !editable ? nothing : drop(place, name, now)
  }${
    editable
      ? pickButton({
          label: `${t("add-language")}: ${place.field.label}`,
          shape: Languages,
          choices: others.map((locale) => ({ value: locale, label: wordLabel(form, "locales", locale) })),
          choose: (locale) => {
            inLocale(place, name, locale).set(place.value ?? "");
            look(locale);
          },
        })
      : nothing
  }</span>`;
}

function drop(place: Place, name: string, locale: string): unknown {
  const label = t("remove-language", { language: wordLabel(place.form, "locales", locale) });
  return html`<button type="button" class="ib ib-xs" aria-label=${label} title=${label} @click=${() => {
    inLocale(place, name, locale).set(undefined);
    place.form.studio.setView({ locale: "" });
  }}>${icon(X, { class: "i-xs" })}</button>`;
}
