/** The team's blocks: which there are, what they hold, and putting one into the card. */
import type { Entry } from "../../document/declarations.ts";
import { exactly } from "../../document/exact-json.ts";
import { formatOf } from "../../document/state.ts";
import { type Element, isElement } from "../../document/tree.ts";
import { call } from "../../web/api.ts";
import type { Shapes } from "../../web/api-types.ts";
import { failureMessage } from "../../web/messages.ts";
import { addNew } from "../core/adding.ts";
import type { BlockContent } from "../core/insert-block.ts";
import { readPage } from "../core/page-data.ts";
import type { Studio } from "../core/studio.ts";

export type Block = Shapes["Block"];

interface Page {
  readonly results: readonly Block[];
  readonly next: string | null;
}

/** What the team has, and of those that were pointed at what they hold. */
class Shelf {
  readonly team = readPage().team;
  blocks: readonly Block[] | undefined;
  hasFailed = false;
  private readonly contents = new Map<string, BlockContent>();
  private readonly listeners = new Set<() => void>();

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async load(): Promise<void> {
    const path = `teams/${this.team}/blocks/` as const;
    const found: Block[] = [];
    this.hasFailed = false;
    try {
      let cursor: string | null = "";
      while (cursor !== null) {
        const asked = cursor === "" ? path : (`${path}?cursor=${encodeURIComponent(cursor)}` as typeof path);
        const answer: Page = (await call("GET", asked)).data;
        found.push(...answer.results);
        cursor = answer.next ? new URL(answer.next).searchParams.get("cursor") : null;
      }
      this.blocks = found;
      this.contents.clear();
    } catch {
      this.hasFailed = true;
    }
    for (const listener of this.listeners) listener();
  }

  known(id: string): BlockContent | undefined {
    return this.contents.get(id);
  }

  async content(id: string): Promise<BlockContent> {
    const known = this.contents.get(id);
    if (known !== undefined) return known;
    const { elements, variables } = exactly(await call("GET", `teams/${this.team}/blocks/${id}/`)) as {
      readonly elements: unknown;
      readonly variables: unknown;
    };
    const content: BlockContent = {
      elements: Array.isArray(elements) ? (elements.filter(isElement) as readonly Element[]) : [],
      variables: Array.isArray(variables) ? (variables as readonly Entry[]) : [],
    };
    this.contents.set(id, content);
    return content;
  }
}

export const shelf = new Shelf();

/** Puts a block onto the card; one of the other format as it is in the card's. */
export async function addBlock(studio: Studio, block: Block): Promise<void> {
  try {
    const content = await shelf.content(block.id);
    const fitting = block.format === formatOf(studio.state) ? content : await converted(studio, block, content);
    if (fitting === undefined) return;
    addNew(studio, fitting);
  } catch (error) {
    studio.say(failureMessage(error), "info");
  }
}

async function converted(studio: Studio, block: Block, content: BlockContent): Promise<BlockContent | undefined> {
  const { blockFor } = await import("./convert.ts");
  return await blockFor(studio, block, content);
}
