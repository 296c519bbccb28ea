import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, Info, TriangleAlert, WandSparkles } from "lucide";
import { t } from "../i18n/checks.ts";
import { icon } from "../ui/icon.ts";
import type { Finding, Report } from "./analysis.ts";
import { counts, type Group, type GroupName, keysOf, listed, placeOf, sorted } from "./findings.ts";
import { sizePanel } from "./size-panel.ts";
import { heaviest, type Weight } from "./weights.ts";

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const CLASSES = { error: "f-err", warning: "f-warn", info: "f-info" } as const;
const MARKS = { error: "fd-err", warning: "fd-warn", info: "" } as const;
const CHANNELS = ["jsapi", "webhook", "message"] as const;
const FOLDED = "cardstudio.checks.folded";
/** A list that is on its way for longer than this says so; before, it would only blink. */
const SAY_WAITING_MS = 600;
/** A name the format knows, in the quotes of a sentence: shown as code. */
const QUOTED = /[“"]([A-Za-z_#$][\w#$.:/-]*)[”"]/;

type Severity = Finding["severity"];

/** What a finding's place is called, and where in the card it is. */
export interface Place {
  readonly name: string;
  readonly path?: string;
}

/**
 * `<card-checks>`: what the linter says of a card, with a way to each place and a button for each fix, and the card's size.
 *
 * @fires check-point - detail: the finding under the mouse or the focus, or undefined
 * @fires check-jump - detail: the finding that was chosen
 * @fires check-show - detail: the pointer of a heavy element that was chosen
 * @fires check-fix - detail: the finding to fix, or "all"
 * @fires check-channel - detail: the channel the report is wanted for, or undefined for all
 * @fires check-retry - the checks are to be asked again
 */
export class CardChecks extends LitElement {
  static override properties = {
    report: { attribute: false },
    findings: { attribute: false },
    card: { attribute: false },
    placeOf: { attribute: false },
    state: { attribute: false },
    editable: { type: Boolean },
    foldable: { type: Boolean },
    channels: { type: Boolean },
    channel: { attribute: false },
    only: { state: true },
    folded: { state: true },
    unfolded: { state: true },
    waiting: { state: true },
    weights: { state: true },
    explained: { state: true },
  };

  declare report: Report | undefined;
  /** Those to list; undefined: all of the report. */
  declare findings: readonly Finding[] | undefined;
  /** The card the report speaks of: it gives the places their names. */
  declare card: unknown;
  /** Names the place of a finding or of a heavy element; undefined: by tags. */
  declare placeOf: ((pointer: string, finding?: Finding) => Place) | undefined;
  declare state: "ready" | "waiting" | "failed";
  declare editable: boolean;
  /** Whether the list can be folded to its head, which is remembered. */
  declare foldable: boolean;
  /** Whether the way of sending can be chosen here. */
  declare channels: boolean;
  declare channel: string | undefined;
  declare private only: Severity | undefined;
  declare private folded: boolean;
  /** The groups whose findings are shown one by one. */
  declare private unfolded: ReadonlySet<GroupName>;
  declare private waiting: boolean;
  declare private weights: readonly Weight[] | undefined;
  declare private explained: { readonly finding: Finding; readonly words: string } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The line that has the focus, by its place, before what is drawn next. */
  private focused = -1;

  constructor() {
    super();
    this.state = "ready";
    this.editable = this.foldable = this.channels = this.waiting = false;
    this.unfolded = new Set();
    this.folded = readFolded();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.focused = this.lines.findIndex((line) => line.closest("li")?.contains(document.activeElement));
    if (changed.has("card")) this.weights = this.weights && heaviest(this.card);
    if (!changed.has("state")) return;
    clearTimeout(this.timer);
    this.waiting = this.waiting && this.state === "waiting";
    if (this.state === "waiting") this.timer = setTimeout(() => (this.waiting = true), SAY_WAITING_MS);
  }

  /** A line that was mended is gone, and the next one has the focus: keys go on from there. */
  protected override updated(): void {
    if (this.focused < 0 || document.activeElement !== document.body) return;
    const { lines } = this;
    lines[Math.min(this.focused, lines.length - 1)]?.focus();
  }

  private get lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>(".finds-l button.f-msg")];
  }

  protected override render(): TemplateResult {
    const { report } = this;
    const isFolded = this.foldable && this.folded;
    return html`
      <div class="finds-h">
        <h2>${t("checks")}</h2>
        <span class="finds-n">${report ? this.filters() : nothing}</span>
        ${this.channels ? this.channelChoice() : nothing}
        <span class="grow"></span>
        <span class="finds-s meta" role="status">${this.waiting ? t("checks-waiting") : nothing}</span>
        ${isFolded ? nothing : this.fixAll()}
        ${this.foldable ? this.fold() : nothing}
      </div>
      ${this.state === "failed" ? this.failed() : nothing}
      ${isFolded ? nothing : report ? this.body(report) : this.nothingYet()}`;
  }

  private get all(): readonly Finding[] {
    return this.findings ?? this.report?.findings ?? [];
  }

  private nothingYet(): TemplateResult {
    if (this.state === "failed") return html``;
    const words = this.state === "waiting" ? t("checks-waiting") : t("checks-unread");
    return html`<div class="finds-b"><p class="finding f-info">${icon(Info)}<span class="f-msg two">${words}</span></p></div>`;
  }

  private failed(): TemplateResult {
    return html`<div class="finds-x" role="alert">${icon(CircleAlert)}<span>${t("checks-failed")}${this.all.length > 0 ? ` ${t("checks-old")}` : nothing}</span>
      <button class="btn btn-sm" type="button" @click=${() => this.tell("check-retry")}>${t("checks-retry")}</button>
    </div>`;
  }

  // -- the head --------------------------------------------------------------------------------------------------------

  private filters(): TemplateResult {
    const found = counts(this.all);
    const mark = (severity: Severity) => {
      const label = t(`only-${severity}`, { count: found[severity] });
      const choose = () => (this.only = this.only === severity ? undefined : severity);
      return found[severity] === 0 && this.only !== severity
        ? nothing
        : html`<button class="fd ${MARKS[severity]}" type="button" aria-pressed=${this.only === severity} aria-label=${label} title=${label}
            @click=${choose}>${icon(ICONS[severity], { class: "i-sm" })}${found[severity]}</button>`;
    };
    return html`${mark("error")}${mark("warning")}${mark("info")}`;
  }

  private channelChoice(): TemplateResult {
    const chosen = ({ target }: Event) => this.tell("check-channel", (target as HTMLSelectElement).value || undefined);
    return html`<select class="pick" aria-label=${t("channel")} title=${t("channel")} @change=${chosen}>
      <option value="" ?selected=${this.channel === undefined}>${t("channel-all")}</option>
      ${CHANNELS.map((name) => html`<option value=${name} ?selected=${this.channel === name}>${t(`channel-${name}`)}</option>`)}
    </select>`;
  }

  private fixAll(): TemplateResult | typeof nothing {
    const fixable = this.all.filter(({ fix }) => fix !== null).length;
    if (!this.editable || fixable < 2) return nothing;
    return html`<button class="btn btn-sm" type="button" @click=${() => this.tell("check-fix", "all")}>
      ${icon(WandSparkles)}${t("fix-all")}
    </button>`;
  }

  private fold(): TemplateResult {
    const label = t(this.folded ? "checks-expand" : "checks-collapse");
    const turn = () => {
      this.folded = !this.folded;
      keepFolded(this.folded);
    };
    return html`<button class="ib ib-sm finds-fold" type="button" aria-label=${label} title=${label} aria-expanded=${!this.folded} @click=${turn}>
      ${icon(this.folded ? ChevronUp : ChevronDown)}
    </button>`;
  }

  // -- the list --------------------------------------------------------------------------------------------------------

  private body(report: Report): TemplateResult {
    return html`<div class="finds-b">
      ${this.weights ? this.heaviest(this.weights) : this.list()}
      ${
        // Without an answer the old figures would pass for those of the card as it is.
        this.state === "failed"
          ? nothing
          : sizePanel(report, this.channel, this.weights !== undefined, () => {
              this.weights = this.weights ? undefined : heaviest(this.card);
            })
      }
    </div>`;
  }

  private list(): TemplateResult {
    const { all, only } = this;
    const shown = sorted(only === undefined ? all : all.filter(({ severity }) => severity === only));
    const lines = listed(shown);
    const keys = keysOf(lines);
    const draw = (one: Finding | Group) => ("rule" in one ? this.line(one) : this.group(one));
    return html`<ul class="finds-l" @keydown=${(event: KeyboardEvent) => this.walk(event)}>
      ${repeat(lines, (one) => keys.get(one), draw)}
      ${shown.length === 0 ? this.none(all.length === 0) : nothing}
    </ul>`;
  }

  /** What was not looked at is never called good: an answer about an older card, or none at all, says nothing. */
  private none(isClean: boolean): TemplateResult | typeof nothing {
    if (isClean && this.state === "ready")
      return html`<li class="finding f-ok">${icon(CircleCheck)}<span class="f-msg">${t("checks-none")}</span></li>`;
    if (isClean && this.state === "failed") return nothing;
    if (isClean)
      return html`<li class="finding f-info">${icon(Info)}<span class="f-msg">${t("checks-waiting")}</span></li>`;
    return html`<li class="finding f-info">${icon(Info)}<span class="f-msg">${t("checks-none-of")}</span>
      <button class="btn btn-sm btn-quiet" type="button" @click=${() => (this.only = undefined)}>${t("checks-show-all")}</button></li>`;
  }

  private group({ name, findings }: Group): TemplateResult {
    const isOpen = this.unfolded.has(name);
    const turn = () => {
      const others = [...this.unfolded].filter((one) => one !== name);
      this.unfolded = new Set(isOpen ? others : [...others, name]);
    };
    const [first] = findings;
    const severity = first?.severity ?? "info";
    const words = findings.length === 1 ? t("unverified-one") : t(`folded-${name}`, { count: findings.length });
    return html`<li class="finding ${CLASSES[severity]}" data-group=${name}>${icon(ICONS[severity])}
      <button class="f-msg" type="button" aria-expanded=${isOpen} @click=${turn}>${words}</button><span></span>
      <button class="btn btn-sm btn-quiet f-more" type="button" tabindex="-1" @click=${turn}>${t(isOpen ? "group-hide" : "group-show")}</button>
    </li>${isOpen ? findings.map((finding) => this.line(finding)) : nothing}`;
  }

  private line(finding: Finding): TemplateResult {
    const place = this.place(finding.pointer, finding);
    const point = () => this.tell("check-point", finding);
    const leave = () => this.tell("check-point");
    return html`<li class="finding ${CLASSES[finding.severity]}" data-rule=${finding.rule}
      @pointerenter=${point} @pointerleave=${leave} @focusin=${point} @focusout=${leave}>
      ${icon(ICONS[finding.severity])}
      <span class="f-say"><button class="f-msg" type="button" title=${t("show-place")} @click=${() => this.tell("check-jump", finding)}>${sentence(finding.message)}</button>${this.code(finding)}</span>
      <span class="f-where" title=${place.path ?? nothing}>${place.name || t("whole-card")}${sampleOf(finding)}</span>
      ${this.editable && finding.fix ? this.fixButton(finding, finding.fix.title) : nothing}
      ${this.explained?.finding === finding ? html`<p class="f-why">${this.explained.words}</p>` : nothing}
    </li>`;
  }

  private place(pointer: string, finding?: Finding): Place {
    return this.placeOf?.(pointer, finding) ?? { name: placeOf(this.card, pointer) };
  }

  private code(finding: Finding): TemplateResult | typeof nothing {
    const { platform_code: code } = finding;
    if (code === null) return nothing;
    const label = t("why-code", { code });
    return html`<button class="f-code" type="button" aria-label=${label} title=${label} aria-expanded=${this.explained?.finding === finding}
      @click=${() => void this.explain(finding, code)}>${code}</button>`;
  }

  private async explain(finding: Finding, code: number): Promise<void> {
    const { codeMeans } = await import("../i18n/code-meaning.ts");
    const isOpen = this.explained?.finding === finding;
    this.explained = isOpen ? undefined : { finding, words: codeMeans(code) };
  }

  private fixButton(finding: Finding, title: string): TemplateResult {
    return html`<button class="btn btn-sm f-fix" type="button" title=${title} @click=${() => this.tell("check-fix", finding)}><span class="cut">${title}</span></button>`;
  }

  private heaviest(weights: readonly Weight[]): TemplateResult {
    const most = weights[0]?.bytes ?? 1;
    return html`<div class="heavy"><h3>${t("heaviest")}</h3>
      ${weights.length === 0 ? html`<p class="meta">${t("heaviest-none")}</p>` : nothing}
      <ul class="finds-l">${weights.map(({ pointer, bytes }) => {
        const { name, path } = this.place(pointer);
        return html`<li><button class="heavy-i" type="button" title=${path ?? nothing} @click=${() => this.tell("check-show", pointer)}>
          <span class="cut">${name}</span>
          <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="m-fill" width=${(100 * bytes) / most} height="4"></rect></svg>
          <span class="meta">${bytes.toLocaleString()} B</span>
        </button></li>`;
      })}</ul></div>`;
  }

  /** Up and down go from finding to finding. */
  private walk(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const rows = this.lines;
    const at = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement));
    rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  }

  private tell(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** A sentence with the names it quotes as code. */
function sentence(message: string): (string | TemplateResult)[] {
  return message.split(new RegExp(QUOTED, "g")).map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part));
}

function sampleOf({ sample }: Finding): TemplateResult | typeof nothing {
  return sample ? html`<span class="sep"></span>${t("in-sample", { name: sample })}` : nothing;
}

function readFolded(): boolean {
  try {
    return localStorage.getItem(FOLDED) === "1";
  } catch {
    return false;
  }
}

function keepFolded(isFolded: boolean): void {
  try {
    localStorage.setItem(FOLDED, isFolded ? "1" : "0");
  } catch {
    // A device that keeps nothing shows the list next time.
  }
}

if (!customElements.get("card-checks")) customElements.define("card-checks", CardChecks);
