import { html, type TemplateResult } from "lit";
import type { Finding } from "../../checks/analysis.ts";
import { fix } from "../../document/commands/replace.ts";
import { isRefusal } from "../../document/commands/result.ts";
import { CARD, type Id } from "../../document/ids.ts";
import { locationOf } from "../../document/state.ts";
import { t } from "../../i18n/checks.ts";
import "../../checks/card-checks.ts";
import type { Place } from "../../checks/card-checks.ts";
import { nameOf } from "../core/element-names.ts";
import { nodeOf, pathOf } from "../core/nodes.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";

/** A finding says that it is being looked at again only after a pause: a keystroke costs nothing here. */
const AFTER_EDIT_MS = 400;

/** `<designer-checks>`: what the linter says of the card being edited, beside it. */
export class DesignerChecks extends Part {
  protected override readonly watches: readonly Change[] = ["findings", "view"];
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override heard(change: Change): void {
    super.heard(change);
    if (change !== "document") return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.requestUpdate(), AFTER_EDIT_MS);
  }

  protected override render(): TemplateResult {
    const { report, placed, status } = this.studio.findings;
    return html`<card-checks
      class="finds"
      foldable
      ?channels=${!this.studio.isSimple}
      .report=${report}
      .findings=${placed.map(({ finding }) => finding)}
      .card=${this.studio.state.document.card}
      .state=${status === "fresh" ? "ready" : status}
      .channel=${this.studio.view.channel}
      .editable=${this.studio.mayEdit}
      .placeOf=${this.placeOf}
      @check-point=${({ detail }: CustomEvent<Finding | undefined>) => this.studio.hover(detail && this.nodeOf(detail))}
      @check-jump=${({ detail }: CustomEvent<Finding>) => this.go(this.nodeOf(detail), detail)}
      @check-show=${({ detail }: CustomEvent<string>) => this.go(nodeOf(this.studio, locationOf(this.studio.state, detail).id))}
      @check-fix=${({ detail }: CustomEvent<Finding | "all">) => void this.fix(detail)}
      @check-channel=${({ detail }: CustomEvent<string | undefined>) => this.studio.setView({ channel: detail })}
      @check-retry=${() => this.studio.notify("check")}
    ></card-checks>`;
  }

  /** The element people know that a finding belongs to. */
  private nodeOf(finding: Finding): Id {
    const found = this.studio.findings.placed.find((placed) => placed.finding === finding);
    return found === undefined ? CARD : nodeOf(this.studio, found.id);
  }

  private readonly placeOf = (pointer: string, finding?: Finding): Place => {
    const { studio } = this;
    const id = finding === undefined ? nodeOf(studio, locationOf(studio.state, pointer).id) : this.nodeOf(finding);
    if (id === CARD) return { name: pointer.startsWith("/header") ? this.headerLabel() : "" };
    const [name, kind] = [nameOf(studio, id), studio.labelOf(id)];
    return {
      name: name === kind ? kind : `${name} · ${kind}`,
      path: pathOf(studio, id)
        .map((one) => nameOf(studio, one))
        .join(" › "),
    };
  };

  private headerLabel(): string {
    return this.studio.catalog.components.header?.label ?? "";
  }

  /** Selects an element and brings it into sight; on a phone the card comes to the front. */
  private go(id: Id, finding?: Finding): void {
    const { studio } = this;
    if (id === CARD) studio.selectCard(finding?.pointer.startsWith("/header") ? "header" : undefined);
    else studio.select([id]);
    if (id !== CARD) studio.reveal([id]);
    if (studio.panel === "checks") studio.showPanel("card");
  }

  private async fix(which: Finding | "all"): Promise<void> {
    const { studio } = this;
    const title = which === "all" ? t("fixed-all") : (which.fix?.title ?? "");
    const outcome = which === "all" ? undefined : fix(studio.state, which.fix ?? { title, patch: [] });
    // A patch that tests a number longer than the browser's own is left to the server.
    if (outcome === undefined || isRefusal(outcome)) {
      const rules = which === "all" ? "all" : [which.rule];
      const { fixOnServer: fixedByServer } = await import("./server-fixes.ts");
      return fixedByServer(studio, rules, title);
    }
    const id = which === "all" ? CARD : this.nodeOf(which);
    if (studio.apply(outcome) && id !== CARD) studio.reveal([id], true);
  }
}

customElements.define("designer-checks", DesignerChecks);
