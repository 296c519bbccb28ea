/** Who else has this card open, asked every ten seconds while the page is seen; their saved changes appear here. */
import { t } from "../../i18n/saving.ts";
import { call, isRecord } from "../../web/api.ts";
import type { Studio } from "../core/studio.ts";
import { getDraft } from "./draft-api.ts";
import type { Saving } from "./saving.ts";

const EVERY_MS = 10_000;

export interface Editor {
  readonly id: string;
  readonly name: string;
}

export class Presence {
  /** The others; never oneself. */
  editors: readonly Editor[] = [];
  private readonly tab = crypto.randomUUID();

  constructor(
    private readonly template: string,
    private readonly studio: Studio,
    private readonly saving: Saving,
  ) {
    setInterval(() => {
      if (document.visibilityState === "visible") void this.ask();
    }, EVERY_MS);
    void this.ask();
  }

  /** Says that this page is here and learns who else is. A call that fails says nothing: the next one may. */
  async ask(): Promise<void> {
    try {
      const { data } = await call("PUT", `templates/${this.template}/editors/`, { body: { tab: this.tab } });
      const { editors, revision, saved_by: savedBy } = data;
      if (JSON.stringify(editors) !== JSON.stringify(this.editors)) {
        this.editors = editors;
        this.studio.notify("save");
      }
      if (revision > this.saving.revision && !this.saving.pending) await this.follow(savedBy);
    } catch {
      // Asked again in ten seconds.
    }
  }

  private async follow(savedBy: unknown): Promise<void> {
    const { revision, document } = await getDraft(this.template);
    // Something may have been typed or saved meanwhile.
    if (revision <= this.saving.revision || this.saving.pending) return;
    this.saving.follow(document, revision);
    const name = isRecord(savedBy) ? String(savedBy.name) : t("remote-somebody");
    this.studio.say(t("remote-change", { name }), "info");
  }
}
