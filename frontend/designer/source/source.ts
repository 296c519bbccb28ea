import { html, LitElement, nothing, type TemplateResult } from "lit";
import { Braces, CircleAlert, Copy, MessageCircleWarning, Search, TriangleAlert, X } from "lucide";
import { isAnswer, type Located, locate, read } from "../../document/locate/index.ts";
import { pointer, tokens } from "../../document/pointer.ts";
import { formatOf } from "../../document/state.ts";
import { isObject } from "../../document/values.ts";
import { t } from "../../i18n/source.ts";
import { icon } from "../../ui/icon.ts";
import { copyText } from "../../web/copy-text.ts";
import type { Studio } from "../core/studio.ts";
import { variablesAt } from "../inspector/variable-names.ts";
import { SourceEditor } from "./editor.ts";
import type { Step } from "./schema.ts";
import type { ScopeName } from "./scope.ts";
import { SourceSync, type Status } from "./sync.ts";
import { resizable } from "./width.ts";

interface Explained {
  readonly code: number | undefined;
  readonly words: string;
  readonly message: string;
  /** When the card has no such place: what the platform called it. */
  readonly gone: string | undefined;
}

/**
 * `<designer-source>`: the card's JSON, both ways.
 *
 * @fires designer-source - the pane is to be closed
 */
export class DesignerSource extends LitElement {
  static override properties = {
    studio: { attribute: false },
    status: { state: true },
    explained: { state: true },
    asking: { state: true },
    scope: { state: true },
  };

  declare studio: Studio;
  declare private status: Status;
  declare private explained: Explained | undefined;
  /** Whether the box for the platform's answer is open. */
  declare private asking: boolean;
  declare private scope: ScopeName;
  private link: SourceSync | undefined;
  private editor: SourceEditor | undefined;
  private release: (() => void) | undefined;

  constructor() {
    super();
    this.status = { kind: "synced" };
    this.asking = false;
    this.scope = "card";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.release = resizable(this);
    void this.updateComplete.then(() => this.open());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.link?.disconnect();
    this.editor?.view.destroy();
    this.editor = this.link = undefined;
    this.release?.();
  }

  private open(): void {
    const host = this.querySelector(".src-host");
    if (host === null || this.editor !== undefined) return;
    const { studio } = this;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const link = new SourceSync(studio, (status) => (this.status = status));
    link.onPaste = (text) => isAnswer(text) && this.explain(text);
    const facts = {
      catalog: studio.catalog,
      format: () => formatOf(studio.state),
      inCard: (steps: readonly Step[]) => link.inCard(steps, ({ key }) => key),
      names: (offset: number) => variablesAt(studio, link.idAt(offset)),
    };
    this.editor = new SourceEditor(root, link.written, studio.mayEdit, facts, link.hooks);
    this.link = link;
    link.connect(this.editor);
    if (matchMedia("(min-width: 721px)").matches) this.editor.view.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="src-grip" role="separator" aria-orientation="vertical" aria-valuenow="460" aria-valuemin="300" tabindex="0" aria-label=${t("source-resize")}></div>
      <header class="pane-h src-h">
        <h2>${t("source")}</h2>${this.studio.mayEdit ? nothing : html`<span class="chip">${t("read-only")}</span>`}
        ${this.scopes()}<span class="grow"></span>
        ${this.tool(MessageCircleWarning, t("paste-error"), () => (this.asking = !this.asking), this.asking)}
        ${this.tool(Search, t("find"), () => this.editor?.find())}
        ${this.studio.mayEdit ? this.tool(Braces, `${t("format")} · ${t("format-hint")}`, () => this.format()) : nothing}
        ${this.tool(Copy, t("copy"), () => void this.copy())}
        ${this.tool(X, t("source-close"), () => this.dispatchEvent(new CustomEvent("designer-source", { bubbles: true })))}
      </header>
      ${this.asking ? this.askBox() : nothing}
      <div class="cm-editor src-host"></div>
      ${this.explained ? this.explanation(this.explained) : nothing}${this.statusBar()}`;
  }

  private scopes(): TemplateResult {
    const choose = (name: ScopeName) => {
      if (this.link?.setScope(name)) this.scope = name;
    };
    return html`<div class="seg seg-sm src-scope">${(["card", "document"] as const).map(
      (
        name,
      ) => html`<button type="button" class=${this.scope === name ? "is-on" : ""} aria-pressed=${this.scope === name}
        title=${t(`scope-${name}-hint`)} @click=${() => choose(name)}>${t(`scope-${name}`)}</button>`,
    )}</div>`;
  }

  private tool(shapes: Parameters<typeof icon>[0], label: string, run: () => void, isOn?: boolean): TemplateResult {
    return html`<button class="ib ib-sm" type="button" aria-label=${label} title=${label} aria-pressed=${isOn ?? nothing} @click=${run}>${icon(shapes)}</button>`;
  }

  private statusBar(): TemplateResult | typeof nothing {
    const { status } = this;
    if (status.kind === "broken") return this.fault(status.what, status.at);
    if (status.kind === "synced") return nothing;
    return html`<div class="src-bar src-warn" role="alert">${icon(TriangleAlert)}<span class="grow">${t("apart")}</span>
      <button class="btn btn-sm" type="button" @click=${() => this.link?.takeCard()}>${t("apart-card")}</button>
      <button class="btn btn-sm" type="button" @click=${() => this.link?.takeText()}>${t("apart-mine")}</button></div>`;
  }

  private fault(what: string, at: number): TemplateResult {
    const before = (this.editor?.text ?? "").slice(0, at).split("\n");
    const where = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, what };
    return html`<div class="src-bar src-bad" role="status">${icon(CircleAlert)}<span class="grow">${t("fault-at", where)}</span>
      <button class="btn btn-sm" type="button" @click=${() => this.editor?.goTo(at)}>${t("fault-go")}</button></div>`;
  }

  // -- the platform's answers ------------------------------------------------------------------------------------------

  private askBox(): TemplateResult {
    const given = (event: Event) => {
      const box = event.target as HTMLTextAreaElement;
      if (box.value.trim() === "") return;
      if (this.explain(box.value)) this.asking = false;
      else this.studio.say(t("paste-error-none"), "info");
    };
    return html`<div class="src-ask"><p class="meta" id="src-ask">${t("paste-error-hint")}</p>
      <textarea class="area area-code" rows="3" aria-label=${t("paste-error-label")} aria-describedby="src-ask" placeholder="ErrCode: 200621; ErrMsg: …" spellcheck="false"
        @change=${given} @paste=${(event: Event) => setTimeout(() => given(event))}></textarea></div>`;
  }

  /** Shows what an answer of the platform means and the place it is about; false when it says neither. */
  private explain(text: string): boolean {
    const { studio } = this;
    const { code, message, value, paths } = read(text);
    const { card } = studio.state.document;
    const seen = studio.findings.placed.map(({ finding }) => finding);
    const [place] = isObject(card) ? locate(card, text, seen) : [];
    if (code === undefined && place === undefined && paths.length === 0) return false;
    const path = paths[0]?.map(({ key }) => key).filter((key) => key !== "ROOT") ?? [];
    // A path that ends early leads to where it stops; that is not the place it names.
    const isThere =
      place !== undefined && this.show(place) && (place.exact || !pointer(path).startsWith(place.pointer));
    void import("../../i18n/code-meaning.ts").then(({ codeMeans }) => {
      const words = code === undefined ? "" : codeMeans(code);
      this.explained = { code, words, message: message || value, gone: isThere ? undefined : path.join(" › ") };
    });
    return true;
  }

  /** Goes to a place, and to the property the platform names there. */
  private show({ pointer: place, property }: Located): boolean {
    const keys = tokens(place);
    const isThere = property !== undefined && (this.link?.goTo([...keys, property]) ?? false);
    return isThere || (this.link?.goTo(keys) ?? false);
  }

  private explanation({ code, words, message, gone }: Explained): TemplateResult {
    return html`<div class="src-bar src-warn src-why" role="status">${icon(MessageCircleWarning)}
      <div class="grow"><p><b>${code ?? ""}</b> ${words}</p>
        ${message === "" ? nothing : html`<p class="meta">${message}</p>`}
        ${gone === undefined || gone === "" ? nothing : html`<p>${t("error-place-gone", { path: gone })}</p>`}</div>
      <button class="ib ib-sm" type="button" aria-label=${t("error-close")} @click=${() => (this.explained = undefined)}>${icon(X)}</button></div>`;
  }

  // -- tools -----------------------------------------------------------------------------------------------------------

  private format(): void {
    this.link?.format();
  }

  private async copy(): Promise<void> {
    const done = await copyText(this.editor?.text ?? "");
    this.studio.say(t(done ? "copied" : "not-copied"), done ? "done" : "info");
  }
}

customElements.define("designer-source", DesignerSource);
