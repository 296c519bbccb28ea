import { exactly, formatExact } from "../document/exact-json.ts";
import type { JsonObject } from "../document/values.ts";
import { call } from "../web/api.ts";
import { uuid4 } from "../web/uuid.ts";
import { valueFor, withDefault } from "./defaults.ts";
import type { ReleasableDraft } from "./draft.ts";

/** The draft as the server has it, for pages where nobody edits it. */
export class StoredDraft implements ReleasableDraft {
  readonly saidOfDefault = "default-stored";
  private document: JsonObject = {};
  private revision = 0;

  constructor(private readonly template: string) {}

  async settle(): Promise<number> {
    const answer = await call("GET", `templates/${this.template}/draft/`);
    this.document = exactly(answer).document;
    this.revision = answer.revision ?? 0;
    return this.revision;
  }

  valueFor(name: string): unknown {
    return valueFor(this.document, name);
  }

  async giveDefault(name: string): Promise<void> {
    const headers = { "If-Match": `"${this.revision}"`, "Save-Id": uuid4() };
    const body = formatExact({ document: withDefault(this.document, name) });
    await call("PUT", `templates/${this.template}/draft/`, { body, headers });
    await this.settle();
  }
}
