/** Where something would go, or why it can't, in words. */
import type { Gap } from "../../document/gaps.ts";
import { CARD } from "../../document/ids.ts";
import { slotKeys } from "../../document/positions.ts";
import { sentence } from "../../document/sentences.ts";
import { holderOf } from "../../document/state.ts";
import { get } from "../../document/tree.ts";
import { t } from "../../i18n/canvas.ts";
import type { Carried } from "../core/carried.ts";
import { nameOf } from "../core/element-names.ts";
import type { Studio } from "../core/studio.ts";
import { stays } from "./carry.ts";

export interface GapWords {
  readonly text: string;
  /** What should be known about a place that takes it, as an action block put around it. */
  readonly note?: string;
}

/** The words for where `carried` is held; undefined when it is over no place. */
export function dropWords(studio: Studio, carried: Carried): GapWords | undefined {
  const { at } = carried;
  if (at === undefined) return undefined;
  if (stays(studio, carried)) return { text: t("stays") };
  if (!at.legal) return { text: at.reason ? sentence(at.reason, studio.catalog) : t("not-here") };
  const text = placeWords(studio, at);
  return at.reason ? { text, note: sentence(at.reason, studio.catalog) } : { text };
}

/** Where a gap is, in words. */
export function placeWords(studio: Studio, { parent, slot, afterId }: Gap): string {
  if (afterId !== null) return t("after", { name: nameOf(studio, afterId) });
  const items = get(holderOf(studio.state, parent), slotKeys(slot));
  const isEmpty = !Array.isArray(items) || items.length === 0;
  if (parent === CARD) return t(isEmpty ? "into-card" : "first");
  return t(isEmpty ? "into" : "first-in", { parent: nameOf(studio, parent) });
}
