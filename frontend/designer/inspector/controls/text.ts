/** Boxes for one line of text: words, addresses, keys, ids. */
import { html, nothing } from "lit";
import { t } from "../../../i18n/inspector.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { typing } from "../typing.ts";
import { variablePicker } from "../variable-names.ts";

const MODES: Readonly<Record<string, string>> = { url: "url" };

/** Takes what was typed as it is; nothing typed takes the field away, unless it has to be there. */
export function takeText(place: Place): (text: string, burst: string) => void {
  return (text, burst) => {
    const kept = place.set(text === "" && !place.field.required ? undefined : text, burst);
    if (kept) return;
    place.form.drafts.set(place.name, { text, problem: t("locked") });
    place.form.redraw();
  };
}

export function textBox(place: Place, options: { readonly hint?: string; readonly code?: boolean } = {}): unknown {
  const { form, name, type } = place;
  const code = options.code ?? (type.pattern !== undefined || /key|id$/.test(type.kind));
  return html`<input id=${name} class="input ${code ? "input-code" : ""}" autocomplete="off" spellcheck="false"
    inputmode=${MODES[type.kind] ?? nothing} placeholder=${place.isMixed ? t("mixed") : (options.hint ?? place.hint)}
    ?readonly=${!form.editable} aria-required=${place.field.required ? "true" : nothing}
    ${typing({ value: form.drafts.get(name)?.text ?? place.text, take: takeText(place) })}>`;
}

export function text(place: Place): Framed {
  const { max_length: most } = place.type;
  const used = Array.from(place.text).length;
  return {
    control: textBox(place),
    end: html`${most !== undefined && used > most / 2 ? html`<span>${t("characters", { used, most })}</span>` : nothing}${variablePicker(place)}`,
  };
}

export function imageKey(place: Place): Framed {
  const told = place.form.help?.[place.owner]?.[place.key] !== undefined;
  return {
    control: html`${textBox(place, { hint: "img_v3_…" })}${told ? nothing : html`<p class="help">${t("image-key-help")}</p>`}`,
    end: variablePicker(place),
  };
}

export function url(place: Place): Framed {
  return { control: textBox(place, { hint: "https://" }), end: variablePicker(place) };
}

export function userId(place: Place): Framed {
  return { control: textBox(place, { hint: "ou_…" }), end: variablePicker(place) };
}
