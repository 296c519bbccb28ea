/** What the checks list says of findings: order, counts, and the words for a place. DOM-free. */

import { tokens } from "../document/pointer.ts";
import type { Finding, Report } from "./analysis.ts";

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

/** Findings that only the platform can settle stand apart from the others. */
export function unverified(findings: readonly Finding[]): {
  readonly told: readonly Finding[];
  readonly folded: readonly Finding[];
} {
  const isFolded = ({ rule, severity }: Finding) => severity === "info" && rule.startsWith("unverified-");
  return { told: findings.filter((one) => !isFolded(one)), folded: findings.filter(isFolded) };
}

/** How full a channel is, its bytes and limit: the one that is asked for, else the tightest. */
export function weightFor(report: Report, channel?: string): { readonly bytes: number; readonly limit: number } {
  const asked = channel === undefined ? undefined : report.channels[channel];
  const channels = (asked ? [asked] : Object.values(report.channels)).map(({ bytes, limit_bytes: limit }) => ({
    bytes,
    limit,
  }));
  channels.sort((a, b) => b.bytes / b.limit - a.bytes / a.limit);
  return channels[0] ?? { bytes: report.bytes, limit: 20_000 };
}
