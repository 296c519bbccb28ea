import { html, nothing, type TemplateResult } from "lit";
import { ChevronDown, Code, Eye, GitBranch, Keyboard, Play, Redo2, Send, Undo2 } from "lucide";
import { t as ts } from "../../i18n/saving.ts";
import { t } from "../../i18n/top.ts";
import { call, Problem } from "../../web/api.ts";
import { saveFailureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import type { VersionRow } from "./versions.ts";
import "./versions.ts";
import { icon } from "../../ui/icon.ts";
import { initialOf } from "../../ui/initial.ts";
import "../../ui/theme-switch.ts";
import { withShortcut } from "../commands/shortcut-keys.ts";
import { redoStep, undoStep } from "../commands/undo.ts";
import type { PageData } from "../core/page-data.ts";
import { Part } from "../core/part.ts";
import type { Change } from "../core/studio.ts";
import "../history/history.ts";
import "../saving/save-chip.ts";
import type { Presence } from "../saving/presence.ts";
import type { Saving } from "../saving/saving.ts";
import { barStart, cardName } from "./bar-start.ts";
import { depthButton, depthSwitch } from "./depth-switch.ts";
import { moreMenu } from "./more-menu.ts";
import { setStartingPoint } from "./starting-point.ts";
import "./card-name.ts";

/**
 * `<designer-top>`: the card's name and how safe it is; undo, redo, history; ways to look and to go on.
 *
 * @fires designer-source - open or close the source pane
 * @fires designer-shortcuts - show the keyboard shortcuts
 */
export class DesignerTop extends Part {
  static override properties = {
    ...Part.properties,
    saving: { attribute: false },
    page: { attribute: false },
    presence: { attribute: false },
    source: { type: Boolean },
    versions: { state: true },
    release: { state: true },
    startingPoint: { state: true },
  };

  declare saving: Saving;
  declare page: PageData;
  declare presence: Presence | undefined;
  /** Whether the source pane is open. */
  declare source: boolean;
  declare private versions: readonly VersionRow[];
  declare private release: number | null;
  declare private startingPoint: boolean;
  protected override readonly watches: readonly Change[] = ["document", "save", "view"];

  override connectedCallback(): void {
    super.connectedCallback();
    this.versions = this.page.versions;
    this.release = this.page.release;
    this.startingPoint = this.page.startingPoint;
  }

  protected override render(): TemplateResult {
    const { page } = this;
    return html`<header class="dtop">
      ${barStart(page, this.name())}
      <span class="grow"></span>
      ${this.tools()}
      <span class="grow"></span>
      ${depthSwitch(this.studio)}${this.others()}${page.mode === "try" ? this.keep() : this.waysOn()}
    </header>`;
  }

  private name(): TemplateResult {
    const { page } = this;
    return html`<card-name template=${page.id} name=${cardName(page)} ?editable=${page.mayEdit && page.mode === "template"}></card-name>
      ${page.mayEdit ? this.chip() : html`<span class="save">${icon(Eye, { class: "i-sm" })}<span>${t("read-only")}</span></span>`}`;
  }

  private chip(): TemplateResult {
    return html`<save-chip .studio=${this.studio} .saving=${this.saving} ?local=${this.page.mode === "try"}></save-chip>`;
  }

  private tools(): TemplateResult {
    const { studio } = this;
    const { past, future } = studio.history;
    const { interactive } = studio.view;
    const play = t(interactive ? "end-try-out" : "try-out");
    return html`<div class="dtools">
      <button class="ib" type="button" aria-label=${t("undo")} title=${withShortcut(t("undo"), "undo")} ?disabled=${past.length === 0} @click=${() => undoStep(studio)}>${icon(Undo2)}</button>
      <button class="ib t-desk" type="button" aria-label=${t("redo")} title=${withShortcut(t("redo"), "redo")} ?disabled=${future.length === 0} @click=${() => redoStep(studio)}>${icon(Redo2)}</button>
      <designer-history class="t-desk" .studio=${studio}></designer-history>
      <span class="vsep t-desk"></span>
      ${studio.isSimple ? nothing : html`<button class="ib t-wide" type="button" aria-label=${t("source")} title=${withShortcut(t("source"), "source")} aria-pressed=${this.source} @click=${() => this.fire("designer-source")}>${icon(Code)}</button>`}
      <button class="ib t-desk" type="button" aria-label=${play} title=${play} aria-pressed=${interactive} @click=${() => studio.setView({ interactive: !interactive })}>${icon(Play)}</button>
      <button class="ib t-wide" type="button" aria-label=${t("shortcuts")} title=${withShortcut(t("shortcuts"), "shortcuts")} @click=${() => this.fire("designer-shortcuts")}>${icon(Keyboard)}</button>
    </div>`;
  }

  private others(): TemplateResult | typeof nothing {
    const editors = this.presence?.editors ?? [];
    if (editors.length === 0) return nothing;
    const names = editors.map(({ name }) => name).join(", ");
    const words = ts(editors.length === 1 ? "also-here" : "also-here-several", { names });
    return html`<span class="avs" role="img" aria-label=${words} title=${words}>
      ${editors.slice(0, 3).map(({ name }) => html`<span class="av av-b" aria-hidden="true">${initialOf(name)}</span>`)}
    </span>`;
  }

  private waysOn(): TemplateResult {
    const { page } = this;
    // In Simple there are versions once there is a release.
    const hasVersions = !this.studio.isSimple || this.release !== null;
    return html`${hasVersions ? this.versionMenu() : nothing}
      ${hasVersions && page.mayPublish ? html`<button class="btn t-wide" id="open-release" type="button" @click=${this.releaseDraft}>${t("release-open")}</button>` : nothing}
      ${page.maySend ? html`<button class="btn btn-ink" id="send" type="button" @click=${this.send}>${icon(Send)}<span>${t("send")}</span></button>` : nothing}
      ${moreMenu(page, this.studio, this.saving, { source: () => this.fire("designer-source"), release: this.releaseDraft, hasVersions }, { is: this.startingPoint, turn: this.turnStart })}`;
  }

  private versionMenu(): TemplateResult {
    const shown = this.release === null ? t("no-release") : `v${this.release}`;
    const view = (event: Event) => void this.compare((event as CustomEvent<number>).detail);
    const release = (event: Event) => void this.askToRelease((event as CustomEvent<number>).detail);
    return html`<details class="menu-holder menu-end t-wide" data-menu>
      <summary class="btn" id="versions" aria-label="${shown}, ${t("versions")}">${icon(GitBranch)}${shown}${icon(ChevronDown, { class: "i-sm" })}</summary>
      <div class="pop vers-pop"><version-list .rows=${this.versions} .release=${this.release} ?publishes=${this.page.mayPublish} @version-view=${view} @version-release=${release}></version-list>
        ${this.page.urls.versions ? html`<p class="vers-all"><a href=${this.page.urls.versions}>${t("versions-all")}</a></p>` : nothing}</div>
    </details>`;
  }

  /** `/try/`: the card is taken along into the library of whoever signs in. */
  private keep(): TemplateResult {
    const { signedIn, urls } = this.page;
    const href = signedIn ? urls.keep : urls.signin;
    const go = async (event: Event) => {
      event.preventDefault();
      // What was typed last may not be written yet.
      await this.saving.settle().then(
        () => location.assign(href ?? "/"),
        (error: unknown) => toast(saveFailureMessage(error), { kind: "info" }),
      );
    };
    return html`${depthButton(this.studio)}<a class="btn btn-ink" id="keep" href=${href ?? "/"} @click=${go}>${t(signedIn ? "keep" : "keep-signed-out")}</a><theme-switch></theme-switch>`;
  }

  private readonly turnStart = (): void => {
    const told = (is: boolean) => {
      this.startingPoint = is;
    };
    void setStartingPoint(this.page.id, !this.startingPoint, told);
  };

  private readonly releaseDraft = () => void this.askToRelease();

  private async askToRelease(version?: number): Promise<void> {
    const { page } = this;
    const { askToRelease } = await import("../../release/release.ts");
    const { CanvasDraft } = await import("./canvas-draft.ts");
    try {
      const draft = new CanvasDraft(this.studio, this.saving);
      const wanted = { template: page.id, draft, links: page.urls.history ?? "", ...(version && { version }) };
      this.release = (await askToRelease(wanted)) ?? this.release;
      this.versions = (await call("GET", `templates/${page.id}/versions/`)).data.results;
    } catch (error) {
      toast(saveFailureMessage(error), { kind: "info" });
    }
  }

  private async compare(number: number): Promise<void> {
    const { compareVersion } = await import("./look-back.ts");
    await compareVersion(this.page.id, number, this.studio, this.saving);
  }

  /** Sends what is saved; what the platform would refuse is shown by the checks instead. */
  private readonly send = async (): Promise<void> => {
    try {
      await this.saving.settle();
      const { sendTemplate } = await import("../../web/send-template.ts");
      // What stands on the canvas goes out, whatever is released; from viewers nothing but the release does.
      await sendTemplate(this.page.id, this.page.mayEdit ? "draft" : undefined);
    } catch (error) {
      const isRefused = error instanceof Problem && error.status === 422;
      if (isRefused) this.studio.showPanel("checks");
      toast(isRefused ? t("send-refused") : saveFailureMessage(error), { kind: "info" });
    }
  };

  private fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}

customElements.define("designer-top", DesignerTop);
