/** Simple or everything: one switch for this person, on all their cards. */
import type { TemplateResult } from "lit";
import { html } from "lit";
import { t } from "../../i18n/top.ts";
import { segmented } from "../../ui/segmented.ts";
import { keepDepth } from "../core/depth.ts";
import type { Studio } from "../core/studio.ts";

export function depthSwitch(studio: Studio): TemplateResult {
  const chosen = studio.isSimple ? "simple" : "pro";
  const segments = [["simple", t("simple")] as const, ["pro", t("pro")] as const];
  const choose = (depth: "simple" | "pro") => chooseDepth(studio, depth === "simple");
  return html`<div class="depth t-wide">${segmented<"simple" | "pro">(t("depth"), segments, chosen, choose)}</div>`;
}

/** Keeps it for the next visit, and says what came or stayed. */
export function chooseDepth(studio: Studio, isSimple: boolean): void {
  if (isSimple === studio.isSimple) return;
  keepDepth(isSimple);
  studio.setSimple(isSimple);
  studio.say(t(isSimple ? "simple-now" : "pro-now"), "info");
}
