/** Controls that are loaded when one of them is first drawn. */
import { html } from "lit";
import { TriangleAlert } from "lucide";
import { t } from "../../i18n/inspector.ts";
import { icon } from "../../ui/icon.ts";
import type { Framed } from "./field-frame.ts";
import type { Place } from "./form.ts";

type Control = (place: Place) => Framed;

/** A control that says "loading" until it is there. */
export function lazyControl(load: () => Promise<Control>): Control {
  let control: Control | undefined;
  let waiting: Promise<void> | undefined;
  let hasFailed = false;
  const start = (place: Place) => {
    hasFailed = false;
    waiting = load()
      .then((loaded) => {
        control = loaded;
      })
      .catch(() => {
        hasFailed = true;
      })
      .finally(() => place.form.redraw());
  };
  return (place) => {
    if (control !== undefined) return control(place);
    if (waiting === undefined) start(place);
    if (!hasFailed)
      return { control: html`<div class="sk sk-field" role="status" aria-label=${t("loading")}></div>`, isGroup: true };
    return {
      control: html`<div class="note-in">${icon(TriangleAlert, { class: "i-sm" })}<span>${t("load-failed")}</span><button type="button" @click=${() => start(place)}>${t("retry")}</button></div>`,
      isGroup: true,
    };
  };
}
