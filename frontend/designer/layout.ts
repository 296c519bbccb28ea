import { html, LitElement, nothing, type TemplateResult } from "lit";
import { Braces, ListTree, Plus, ShieldCheck, SlidersHorizontal, Square } from "lucide";
import { t } from "../i18n/designer.ts";
import { icon } from "../ui/icon.ts";
import "./canvas/canvas.ts";
import type { Commands } from "./commands/commands.ts";
import { loadIcons } from "./core/catalog.ts";
import type { PageData } from "./core/page-data.ts";
import type { Panel, Studio } from "./core/studio.ts";
import type { Presence } from "./saving/presence.ts";
import type { Saving } from "./saving/saving.ts";
import { barStart, cardName } from "./top/bar-start.ts";

const TABS: readonly (readonly [Panel, Parameters<typeof icon>[0]])[] = [
  ["card", Square],
  ["add", Plus],
  ["outline", ListTree],
  ["inspector", SlidersHorizontal],
  ["checks", ShieldCheck],
];
const RAIL: readonly (readonly [Panel, Parameters<typeof icon>[0]])[] = [
  ["add", Plus],
  ["outline", ListTree],
  ["variables", Braces],
];
type Left = "add" | "variables";
/** The panels that lie over the canvas, and the windows where they do. */
const SHEETS: ReadonlySet<Panel> = new Set(["add", "variables", "outline"]);
const SHEET = "(max-width: 1180px)";

/**
 * `<card-designer>`: the frame of the designer's page. Wide: palette or variables over the outline, canvas over checks,
 * inspector. At most 1180 px: the left column is a rail that opens a sheet over the canvas. At most 720 px: tabs below.
 */
export class CardDesigner extends LitElement {
  static override properties = {
    left: { state: true },
    source: { state: true },
    trying: { state: true },
    commands: { attribute: false },
  };

  declare studio: Studio;
  declare page: PageData;
  declare saving: Saving;
  declare presence: Presence | undefined;
  /** Set, after `saving`, when the parts around the canvas are loaded: the card can be seen and selected before. */
  declare commands: Commands | undefined;
  declare private left: Left;
  declare private source: boolean;
  declare private trying: boolean;

  constructor() {
    super();
    this.left = "add";
    this.source = this.trying = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.studio.listen((change) => {
      if (change === "panel" && (this.studio.panel === "add" || this.studio.panel === "variables"))
        this.left = this.studio.panel;
      if (change === "panel" || change === "findings") this.requestUpdate();
      if (change === "depth" && this.studio.isSimple) this.source = false;
      if (change === "view" && this.studio.view.interactive !== this.trying) void this.tryOut();
      // The peek of the card above a panel shows what the panel speaks of.
      if (change === "panel") void this.updateComplete.then(() => this.studio.reveal(this.studio.selected));
    });
  }

  /** Lists what clicks on the card send while it is tried out. */
  private async tryOut(): Promise<void> {
    await import("./view/actions.ts");
    this.trying = this.studio.view.interactive;
  }

  /** Opens or closes the source pane, which is loaded when first wanted. */
  async toggleSource(): Promise<void> {
    if (!this.source) await import("./source/source.ts");
    // Without an answer the source completes everything but the names of icons.
    if (!this.source) void loadIcons(this.studio.catalog).catch(() => {});
    this.source = !this.source;
    // A narrow window shows one panel at a time.
    if (this.source && matchMedia("(max-width: 720px)").matches) this.studio.showPanel("inspector");
  }

  /** Shows the palette with the focus in its search. */
  openPalette(): void {
    this.left = "add";
    this.studio.showPanel("add");
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("designer-palette input")?.focus());
  }

  /** Shows a panel and puts the focus into it. */
  goTo(panel: "outline" | "inspector"): void {
    this.studio.showPanel(panel);
    void this.updateComplete.then(() => {
      const part = this.querySelector(`designer-${panel}`);
      // Into the tree or onto the tabs, not onto the buttons above them.
      const into = part?.querySelector<HTMLElement>('[role="tree"] [tabindex="0"], [role="tab"][tabindex="0"]');
      (into ?? part?.querySelector<HTMLElement>("input, textarea, select, button"))?.focus();
    });
  }

  /** A sheet over the canvas goes as any other: by Escape, and by pressing beside it. */
  private readonly leaveSheet = (): void => {
    if (SHEETS.has(this.studio.panel)) this.studio.showPanel("card");
  };

  private readonly escaped = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !matchMedia(SHEET).matches) return;
    const { panel } = this.studio;
    event.preventDefault();
    this.leaveSheet();
    this.querySelector<HTMLElement>(`.rail [data-panel="${panel}"]`)?.focus();
  };

  protected override render(): TemplateResult {
    const { studio } = this;
    const isWhole = this.commands !== undefined;
    return html`<div class="des" data-panel=${studio.panel}>
      ${isWhole ? this.top() : html`<header class="dtop">${barStart(this.page, html`<h1>${cardName(this.page)}</h1>`)}</header>`}
      <div class="des-b">
        ${this.rail()}
        <div class="dleft" @keydown=${this.escaped}>${this.commands === undefined ? nothing : this.leftPanes()}</div>
        <main class="dmid" id="main" @pointerdown=${this.leaveSheet}>
          ${isWhole ? html`<designer-view-bar .studio=${studio}></designer-view-bar>` : html`<div class="csub"></div>`}
          <designer-canvas .studio=${studio}></designer-canvas>
          ${this.trying ? html`<designer-actions .studio=${studio}></designer-actions>` : nothing}
          ${isWhole ? html`<designer-checks .studio=${studio}></designer-checks>` : nothing}
        </main>
        <aside class="insp" aria-label=${t("panel-inspector")}>
          ${this.source ? html`<designer-source .studio=${studio} @designer-source=${() => void this.toggleSource()}></designer-source>` : nothing}
          ${isWhole ? html`<designer-inspector .studio=${studio} ?hidden=${this.source}></designer-inspector>` : nothing}
        </aside>
      </div>
      ${this.tabs()}
      ${isWhole ? html`<text-editing .studio=${studio}></text-editing>` : nothing}
    </div>`;
  }

  private top(): TemplateResult {
    return html`<designer-top .studio=${this.studio} .saving=${this.saving} .page=${this.page} .presence=${this.presence} ?source=${this.source}
        @designer-source=${() => void this.toggleSource()} @designer-shortcuts=${() => void this.commands?.showKeys()}></designer-top>`;
  }

  private leftPanes(): TemplateResult {
    const { studio } = this;
    return html`
        <section class="pane pal" aria-label=${t("left-panels")}>
        <div class="pane-h">
          <div class="seg seg-sm seg-fill grow" role="tablist">
            ${this.leftTab("add", t("components"))}${this.leftTab("variables", t("panel-variables"))}
          </div>
        </div>
        <designer-palette .studio=${studio} ?hidden=${this.left !== "add"}></designer-palette>
        <designer-variables .studio=${studio} ?hidden=${this.left !== "variables"}></designer-variables>
      </section>
      <section class="pane outl" aria-label=${t("panel-outline")}><designer-outline .studio=${studio}></designer-outline></section>`;
  }

  private leftTab(name: Left, label: string): TemplateResult {
    const isOn = this.left === name;
    return html`<button type="button" role="tab" aria-selected=${isOn} class=${isOn ? "is-on" : ""} @click=${() => (this.left = name)}>${label}</button>`;
  }

  private rail(): TemplateResult {
    const open = (panel: Panel) => {
      if (panel !== "outline") this.left = panel as Left;
      this.studio.showPanel(this.studio.panel === panel ? "card" : panel);
    };
    return html`<nav class="rail" aria-label=${t("panels")}>
      ${RAIL.map(
        ([
          panel,
          shapes,
        ]) => html`<button type="button" class="ib" data-panel=${panel} aria-label=${t(`panel-${panel}`)} title=${t(`panel-${panel}`)}
          aria-pressed=${this.studio.panel === panel} @click=${() => open(panel)}>${icon(shapes)}</button>`,
      )}
    </nav>`;
  }

  private tabs(): TemplateResult {
    const { studio } = this;
    const bad = studio.findings.placed.filter(({ finding }) => finding.severity !== "info").length;
    return html`<nav class="dtabs" aria-label=${t("panels")}>
      ${TABS.map(
        ([
          panel,
          shapes,
        ]) => html`<button type="button" aria-current=${studio.panel === panel} @click=${() => this.open(panel)}>
          ${icon(shapes)}${panel === "checks" && bad > 0 ? html`<span class="bdg">${bad}</span>` : nothing}<span>${t(`panel-${panel}`)}</span>
        </button>`,
      )}
    </nav>`;
  }

  private open(panel: Panel): void {
    if (panel === "add") this.left = "add";
    this.studio.showPanel(panel);
  }
}

customElements.define("card-designer", CardDesigner);
