import { takeOver } from "../../document/commands/replace.ts";
import { valueFor, withDefault } from "../../release/defaults.ts";
import type { ReleasableDraft } from "../../release/draft.ts";
import type { Studio } from "../core/studio.ts";
import type { Saving } from "../saving/saving.ts";

/** The draft on the canvas. A default it is given is one step, which undo takes back. */
export class CanvasDraft implements ReleasableDraft {
  readonly saidOfDefault = "default-set";

  constructor(
    private readonly studio: Studio,
    private readonly saving: Saving,
  ) {}

  async settle(): Promise<number> {
    await this.saving.settle();
    return this.saving.revision;
  }

  valueFor(name: string): unknown {
    return valueFor(this.studio.state.document, name);
  }

  async giveDefault(name: string): Promise<void> {
    const { state } = this.studio;
    const label = { key: "did-default", params: { name } } as const;
    this.studio.apply(takeOver(state, withDefault(state.document, name), label, "local"));
    await this.settle();
  }
}
