/** What a release was tried with: the calls that programs made, by names and types of their values. */
import { html, nothing, type TemplateResult } from "lit";
import { CircleAlert, CircleCheck, Info } from "lucide";
import { t } from "../i18n/release.ts";
import { icon } from "../ui/icon.ts";
import type { Asking, Trial } from "./asking.ts";

type Way = Trial["tried"]["ways"][number];

/** The types of JSON, in words. */
const TYPES = {
  string: "type-string",
  number: "type-number",
  boolean: "type-boolean",
  array: "type-array",
  object: "type-object",
  null: "type-null",
} as const;

export function triedBox(asking: Asking): TemplateResult | typeof nothing {
  const { calls, programs, ways } = asking.trial.tried;
  if (calls === 0) return nothing;
  const names = [...new Set(ways.map(({ name }) => name))].join(t("comma"));
  const isWell = !ways.some((way) => isRefused(asking, way));
  return html`<div class="rel-tried ${isWell ? "is-well" : ""}">${icon(isWell ? CircleCheck : Info)}<div>
    <b>${t(isWell ? "tried-well" : "tried")}</b>
    <p class="two">${t("tried-with", { calls, programs, names })}</p>
    <details><summary>${t("tried-how")}</summary><ul class="meta" role="list">${ways.map((way) => wayRow(asking, way))}</ul></details>
  </div></div>`;
}

/** A program that stays on what it has is not refused by what it does not get. */
function isRefused(asking: Asking, { id, breaks }: Way): boolean {
  return breaks && !asking.pins.has(id);
}

function wayRow(asking: Asking, way: Way): TemplateResult {
  const given = Object.entries(way.values).map(([name, type]) => t("value-of", { name, type: typeName(type) }));
  const refused = isRefused(asking, way);
  return html`<li>${icon(refused ? CircleAlert : CircleCheck, { class: "i-sm" })}<span>${t("calls-by", { name: way.name, count: way.calls })}<i class="sep"></i>${given.length === 0 ? t("no-values") : given.join(t("comma"))}${refused ? html`<i class="sep"></i>${t("would-be-refused")}` : nothing}</span></li>`;
}

function typeName(type: string): string {
  return t(TYPES[type as keyof typeof TYPES] ?? "type-object");
}
