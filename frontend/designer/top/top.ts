import { html, nothing, type TemplateResult } from "lit";
import { ChevronDown, Code, Eye, GitBranch, Keyboard, Play, Redo2, Send, Undo2 } from "lucide";
import { t as ts } from "../../i18n/saving.ts";
import { t } from "../../i18n/top.ts";
import { Problem } from "../../web/api.ts";
import { saveFailureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";
import type { VersionRow } from "./versions.ts";
import "./versions.ts";
import { icon } from "../../ui/icon.ts";
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
import { moreMenu } from "./more-menu.ts";
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
  };

  declare saving: Saving;
  declare page: PageData;
  declare presence: Presence | undefined;
  /** Whether the source pane is open. */
  declare source: boolean;
  declare private versions: readonly VersionRow[];
  protected override readonly watches: readonly Change[] = ["document", "save", "view"];

  override connectedCallback(): void {
    super.connectedCallback();
    this.versions = this.page.versions;
  }

  protected override render(): TemplateResult {
    const { page } = this;
    return html`<header class="dtop">
      ${barStart(page, this.name())}
      <span class="grow"></span>
      ${this.tools()}
      <span class="grow"></span>
      ${this.others()}${page.mode === "try" ? this.keep() : this.waysOn()}
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
      <button class="ib t-wide" type="button" aria-label=${t("source")} title=${withShortcut(t("source"), "source")} aria-pressed=${this.source} @click=${() => this.fire("designer-source")}>${icon(Code)}</button>
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
    return html`${this.versionMenu()}
      ${page.mayPublish ? html`<button class="btn t-wide" id="open-publish" type="button" @click=${this.publish}>${t("publish")}</button>` : nothing}
      ${page.mayShare ? html`<button class="btn btn-ink" id="send" type="button" @click=${this.send}>${icon(Send)}<span>${t("send")}</span></button>` : nothing}
      ${moreMenu(page, this.studio, this.saving, { source: () => this.fire("designer-source"), publish: this.publish })}`;
  }

  private versionMenu(): TemplateResult {
    const [latest] = this.versions;
    const shown = latest === undefined ? t("no-version") : `v${latest.number}`;
    const view = (event: Event) => void this.compare((event as CustomEvent<number>).detail);
    return html`<details class="menu-holder menu-end t-wide" data-menu>
      <summary class="btn" id="versions" aria-label="${shown}, ${t("versions")}">${icon(GitBranch)}${shown}${icon(ChevronDown, { class: "i-sm" })}</summary>
      <div class="pop vers-pop"><version-list .rows=${this.versions} @version-view=${view}></version-list></div>
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
    return html`<a class="btn btn-ink" id="keep" href=${href ?? "/"} @click=${go}>${t(signedIn ? "keep" : "keep-signed-out")}</a><theme-switch></theme-switch>`;
  }

  private readonly publish = async (): Promise<void> => {
    const { askToPublish, listVersions } = await import("./publish.ts");
    await askToPublish(this.page.id, this.saving);
    this.versions = await listVersions(this.page.id).catch(() => this.versions);
  };

  private async compare(number: number): Promise<void> {
    const { compareVersion } = await import("./publish.ts");
    await compareVersion(this.page.id, number, this.studio, this.saving);
  }

  /** Sends what is saved; what the platform would refuse is shown by the checks instead. */
  private readonly send = async (): Promise<void> => {
    try {
      await this.saving.settle();
      const { sendTemplate } = await import("../../web/send-template.ts");
      await sendTemplate(this.page.id);
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

/** The letter of an avatar, as the server draws it: the last character of a Chinese name, the first of any other. */
function initialOf(name: string): string {
  const text = name.trim() || "?";
  const last = text.at(-1) ?? "?";
  return /[\u4e00-\u9fff]/.test(last) ? last : text.charAt(0).toUpperCase();
}

customElements.define("designer-top", DesignerTop);
