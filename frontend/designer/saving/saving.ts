/** Keeps the document: on the server by autosave (design §4 Save), on this device until the server has it. */
import { stringify } from "lossless-json";
import { type PutResult, SaveQueue } from "../../document/save-queue.ts";
import { toDocument } from "../../document/state.ts";
import type { ChipState } from "../../library/chip.ts";
import { call, Problem } from "../../library/http.ts";
import type { Studio } from "../core/studio.ts";

export interface SavingOptions {
  readonly studio: Studio;
  readonly id: string;
  readonly revision: number;
}

export class Saving {
  private readonly queue: SaveQueue<string>;

  constructor(private readonly options: SavingOptions) {
    this.queue = new SaveQueue<string>({
      revision: options.revision,
      put: (text, revision, saveId) => this.put(text, revision, saveId),
      newId: () => crypto.randomUUID(),
      changed: () => options.studio.tell("save"),
      online: () => navigator.onLine,
    });
    options.studio.onCommit(() => this.queue.change(this.text()));
  }

  get state(): ChipState {
    return this.queue.state;
  }

  get revision(): number {
    return this.queue.revision;
  }

  private text(): string {
    return stringify(toDocument(this.options.studio.state)) ?? "";
  }

  private async put(text: string, revision: number, saveId: string): Promise<PutResult<string>> {
    try {
      const headers = { "If-Match": `"${revision}"`, "Save-Id": saveId };
      const answer = await call("PUT", `templates/${this.options.id}/draft/`, {
        body: `{"document":${text}}`,
        headers,
      });
      return { kind: "saved", revision: answer.revision ?? revision + 1 };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500 || error.status === 429) throw error;
      if (error.status === 412) return { kind: "conflict", current: error.text };
      return { kind: "refused", message: error.message };
    }
  }
}
