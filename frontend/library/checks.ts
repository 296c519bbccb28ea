import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { CircleAlert, CircleCheck, Info, TriangleAlert, WandSparkles } from "lucide";
import { t } from "../i18n/library.ts";
import { icon } from "../ui/icon.ts";
import type { Finding, Report } from "./analysis.ts";
import { counts, fullest, placeOf, sorted } from "./findings.ts";

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const CLASSES = { error: "f-err", warning: "f-warn", info: "f-info" } as const;
const MARKS = { error: "fd-err", warning: "fd-warn", info: "" } as const;
const COUNTS = { error: "errors-count", warning: "warnings-count", info: "infos-count" } as const;
/** Where the size meter turns from ink to a warning. */
const NEARLY = 0.8;

/**
 * `<card-checks>`: what the linter says of a card, with a way to each place and a button for each fix, and the card's size.
 *
 * @fires check-point - detail: pointer under the mouse or the focus, or undefined
 * @fires check-jump - detail: the finding that was chosen
 * @fires check-fix - detail: the finding to fix, or "all"
 */
export class CardChecks extends LitElement {
  static override properties = {
    report: { attribute: false },
    card: { attribute: false },
    state: { attribute: false },
    editable: { type: Boolean },
  };

  declare report: Report | undefined;
  /** The card the report speaks of: it gives the places their names. */
  declare card: unknown;
  declare state: "ready" | "waiting" | "failed";
  declare editable: boolean;

  constructor() {
    super();
    this.state = "ready";
    this.editable = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { report } = this;
    return html`
      <div class="finds-h">
        <h2>${t("checks")}</h2>
        <span class="finds-n" role="status">${report ? this.summary(report) : nothing}</span>
        <span class="grow"></span>
        ${this.state === "waiting" && report ? html`<span class="meta">${t("checks-waiting")}</span>` : nothing}
        ${this.state === "failed" ? html`<span class="meta">${t("checks-failed")}</span>` : nothing}
        ${this.fixAll(report)}
      </div>
      ${report ? this.body(report) : this.nothingYet()}`;
  }

  private nothingYet(): TemplateResult {
    const words = this.state === "waiting" ? t("checks-waiting") : t("checks-unread");
    return html`<div class="finds-b"><p class="finding f-info">${icon(Info)}<span class="f-msg two">${words}</span></p></div>`;
  }

  private summary(report: Report): TemplateResult {
    const found = counts(report.findings);
    const mark = (severity: Finding["severity"]) =>
      found[severity] === 0
        ? nothing
        : html`<span class="fd ${MARKS[severity]}" title=${t(COUNTS[severity], { count: found[severity] })}>
            ${icon(ICONS[severity], { class: "i-sm" })}<span class="sr">${t(COUNTS[severity], { count: found[severity] })}</span>
            <span aria-hidden="true">${found[severity]}</span>
          </span>`;
    return html`${mark("error")}${mark("warning")}${mark("info")}`;
  }

  private fixAll(report: Report | undefined): TemplateResult | typeof nothing {
    const fixable = report?.findings.filter(({ fix }) => fix !== null).length ?? 0;
    if (!this.editable || fixable < 2) return nothing;
    return html`<button class="btn btn-sm" type="button" @click=${() => this.tell("check-fix", "all")}>
      ${icon(WandSparkles)}${t("fix-all")}
    </button>`;
  }

  private body(report: Report): TemplateResult {
    return html`<div class="finds-b">
      <ul class="finds-l">
        ${
          report.findings.length === 0
            ? html`<li class="finding f-ok">${icon(CircleCheck)}<span class="f-msg">${t("checks-none")}</span></li>`
            : sorted(report.findings).map((finding) => this.line(finding))
        }
      </ul>
      ${this.size(report)}
    </div>`;
  }

  private line(finding: Finding): TemplateResult {
    const place = placeOf(this.card, finding.pointer);
    const point = () => this.tell("check-point", finding.pointer);
    const leave = () => this.tell("check-point", undefined);
    return html`<li
      class="finding ${CLASSES[finding.severity]}"
      @pointerenter=${point}
      @pointerleave=${leave}
      @focusin=${point}
      @focusout=${leave}
    >
      ${icon(ICONS[finding.severity])}
      <button class="f-msg" type="button" title=${t("show-place")} @click=${() => this.tell("check-jump", finding)}>
        ${finding.message}${finding.platform_code === null ? nothing : html` <span class="f-code">${finding.platform_code}</span>`}
      </button>
      <span class="f-where">${place || t("whole-card")}</span>
      ${this.editable && finding.fix ? this.fixButton(finding, finding.fix.title) : nothing}
    </li>`;
  }

  private fixButton(finding: Finding, title: string): TemplateResult {
    return html`<button class="btn btn-sm" type="button" @click=${() => this.tell("check-fix", finding)}>${title}</button>`;
  }

  private size(report: Report): TemplateResult {
    const { bytes, limit } = fullest(report);
    const share = Math.min(bytes / limit, 1);
    const level = bytes > limit ? "m-bad" : share >= NEARLY ? "m-warn" : "m-fill";
    const facts = [
      [t("elements"), report.elements],
      [t("tables"), report.tables],
      [t("depth"), report.depth],
    ] as const;
    return html`<div class="size">
      <div class="size-r">${t("size")}<b>${kilobytes(bytes)}</b><span class="meta">/ ${kilobytes(limit)} KB</span></div>
      <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class=${level} width=${(share * 100).toFixed(1)} height="4"></rect>`}
      </svg>
      ${bytes > limit ? html`<p class="size-bad">${t("size-too-large")}</p>` : nothing}
      <dl class="size-g">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
    </div>`;
  }

  private tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).replace(/\.0$/, "");
}

if (!customElements.get("card-checks")) customElements.define("card-checks", CardChecks);
