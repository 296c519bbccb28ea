/** What is being carried to another place, by pointer or by keys; held by the studio, so that canvas and outline show the same. */
import type { Entry } from "../../document/declarations.ts";
import type { Gap } from "../../document/gaps.ts";
import type { Id } from "../../document/ids.ts";
import type { Element } from "../../document/tree.ts";

export interface Carried {
  readonly elements: readonly Element[];
  /** Their ids when they stand in the card already; empty for new ones. */
  readonly moved: readonly Id[];
  /** What new ones need declared. */
  readonly variables: readonly Entry[];
  /** Every gap of the card they could be put into, in reading order, legal or not. */
  readonly gaps: readonly Gap[];
  /** The gap they would go to now. */
  readonly at: Gap | undefined;
  readonly by: "pointer" | "keys";
}
