/** What the checks list says of findings: order, counts, and the words for a place. DOM-free. */

import { tokens } from "../document/pointer.ts";
import type { Finding, Report } from "./analysis.ts";

/** The bytes a card may have in the tightest channel (`cardstudio/cards/channels.py`), for a report that names none. */
const TIGHTEST = 20_000;

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** Errors first; otherwise in the order of the card. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

export function counts(findings: readonly Finding[]): Readonly<Record<Finding["severity"], number>> {
  const found = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) found[severity] += 1;
  return found;
}

/** What a finding is about, in the card's own words: the tag of the innermost element, or the part of the card. */
export function placeOf(card: unknown, pointer: string): string {
  let place = "";
  let value = card;
  for (const key of tokens(pointer)) {
    if (typeof value !== "object" || value === null) break;
    value = (value as Record<string, unknown>)[key];
    const tag = typeof value === "object" && value !== null ? (value as Record<string, unknown>).tag : undefined;
    if (typeof tag === "string") place = tag;
    else if (place === "" && !/^\d+$/.test(key)) place = key;
  }
  return place;
}

/** Findings of one kind that are told in one line. */
export interface Group {
  readonly name: GroupName;
  readonly findings: readonly Finding[];
}

export type GroupName = "placeholder-link" | "placeholder-image" | "placeholder-id" | "unverified";

const GROUPS: ReadonlySet<string> = new Set<GroupName>(["placeholder-link", "placeholder-image", "placeholder-id"]);

/**
 * The findings as they are listed: what is the same at many places is one group, at the place of its first; what only the
 * platform can settle is always one, the last.
 */
export function listed(findings: readonly Finding[]): readonly (Finding | Group)[] {
  const held = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = groupOf(finding);
    if (name === undefined) continue;
    const group = held.get(name);
    if (group === undefined) held.set(name, [finding]);
    else group.push(finding);
  }
  const isFolded = (name: string | undefined) => name === "unverified" || (held.get(name ?? "")?.length ?? 0) > 1;
  const lines = findings.flatMap((finding): (Finding | Group)[] => {
    const name = groupOf(finding);
    if (name === undefined || !isFolded(name)) return [finding];
    const all = held.get(name) ?? [];
    return name !== "unverified" && all[0] === finding ? [{ name, findings: all }] : [];
  });
  const unsettled = held.get("unverified");
  return unsettled ? [...lines, { name: "unverified", findings: unsettled }] : lines;
}

function groupOf({ rule, severity }: Finding): GroupName | undefined {
  if (severity === "info" && rule.startsWith("unverified-")) return "unverified";
  return GROUPS.has(rule) ? (rule as GroupName) : undefined;
}

/**
 * A key for each line, its own and the same in the next report: a line under the pointer stays what it was while others
 * come and go, and so does what its button mends. What is said twice of one place is counted.
 */
export function keysOf(lines: readonly (Finding | Group)[]): ReadonlyMap<Finding | Group, string> {
  const said = new Map<string, number>();
  const keys = new Map<Finding | Group, string>();
  for (const one of lines) {
    const name = "rule" in one ? `${one.rule} ${one.pointer}` : one.name;
    const times = said.get(name) ?? 0;
    said.set(name, times + 1);
    keys.set(one, `${name} ${times}`);
  }
  return keys;
}

/** How full a channel is, its bytes and limit: the one that is asked for, else the tightest. */
export function weightFor(report: Report, channel?: string): { readonly bytes: number; readonly limit: number } {
  const asked = channel === undefined ? undefined : report.channels[channel];
  const channels = (asked ? [asked] : Object.values(report.channels)).map(({ bytes, limit_bytes: limit }) => ({
    bytes,
    limit,
  }));
  channels.sort((a, b) => b.bytes / b.limit - a.bytes / a.limit);
  return channels[0] ?? { bytes: report.bytes, limit: TIGHTEST };
}
