/** An icon of the library: the button shows it, the list is loaded when it is opened. */
import { html, nothing } from "lit";
import { ChevronDown } from "lucide";
import { t } from "../../../i18n/inspector.ts";
import { icon } from "../../../ui/icon.ts";
import type { Framed } from "../field-frame.ts";
import type { Place } from "../form.ts";
import { variablePicker } from "../variable-names.ts";

type Picker = typeof import("./icon-picker.ts");
let picker: Picker | undefined;

export function iconToken(place: Place): Framed {
  const { form, name, text } = place;
  const isOpen = form.open.get(name) === true;
  // Icons are drawn as cards draw them, which takes the same table as the list.
  if (picker === undefined) {
    void import("./icon-picker.ts").then((loaded) => {
      picker = loaded;
      form.redraw();
    });
  }
  const toggle = () => {
    form.open.set(name, !isOpen);
    form.redraw();
  };
  return {
    control: html`<button type="button" id=${name} class="select" aria-expanded=${isOpen} ?disabled=${!form.editable} @click=${toggle}>
        <span class="sel-l">${picker && text !== "" ? picker.shapeOf(text) : nothing}<span class="cut">${text === "" ? t("choose-icon") : text}</span></span>${icon(ChevronDown, { class: "i-sm" })}
      </button>${isOpen && picker ? picker.list(place, toggle) : nothing}`,
    end: variablePicker(place, ["text"]),
  };
}
