/** What clients too old for a component show: nothing, or another text (card-format §1.6). */
import { html, nothing } from "lit";
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { members } from "../members.ts";
import { selectBox } from "../select-boxes.ts";

export function fallback(place: Place): Framed {
  const { form, ids, path, value, said } = place;
  const now = value === undefined ? "" : isObject(value) ? "text" : String(value);
  const choices = [
    { value: "", label: t("fallback-none") },
    { value: "drop", label: t("fallback-drop"), raw: "drop" },
    { value: "text", label: t("fallback-text"), raw: "fallback_text" },
  ];
  const known = choices.find((choice) => choice.value === now);
  const choose = (word: string) => {
    if (word === now) return;
    const text = { tag: "fallback_text", text: { tag: "plain_text", content: "" } };
    place.set(word === "" ? undefined : word === "text" ? text : word);
    form.redraw();
  };
  return {
    control: html`${selectBox({
      id: place.name,
      value: now,
      shown: known ?? { label: now },
      choices: known ? choices : [...choices, { value: now, label: now }],
      choose,
      disabled: !form.editable,
    })}${isObject(value) ? html`<div class="group">${members({ form, ids, path, owner: "fallback_text", said })}</div>` : nothing}`,
    tells: isObject(value),
  };
}
