/** Simple or everything: one switch for this person, on all their cards. */
import type { TemplateResult } from "lit";
import { html } from "lit";
import { SlidersHorizontal } from "lucide";
import { t } from "../../i18n/top.ts";
import { icon } from "../../ui/icon.ts";
import { segmented } from "../../ui/segmented.ts";
import { keepDepth } from "../core/depth.ts";
import type { Studio } from "../core/studio.ts";

export function depthSwitch(studio: Studio): TemplateResult {
  const chosen = studio.isSimple ? "simple" : "pro";
  const segments = [["simple", t("simple")] as const, ["pro", t("pro")] as const];
  const choose = (depth: "simple" | "pro") => chooseDepth(studio, depth === "simple");
  return html`<div class="depth t-wide">${segmented<"simple" | "pro">(t("depth"), segments, chosen, choose)}</div>`;
}

/** The same for a narrow window that has no menu for it. */
export function depthButton(studio: Studio): TemplateResult {
  const words = t(studio.isSimple ? "show-all" : "show-simple");
  return html`<button class="ib t-small" type="button" aria-label=${words} title=${words} @click=${() => chooseDepth(studio, !studio.isSimple)}>${icon(SlidersHorizontal)}</button>`;
}

/** Keeps it for the next visit, and says what came or stayed. */
export function chooseDepth(studio: Studio, isSimple: boolean): void {
  if (isSimple === studio.isSimple) return;
  keepDepth(isSimple);
  studio.setSimple(isSimple);
  studio.say(t(isSimple ? "simple-now" : "pro-now"), "info");
}
