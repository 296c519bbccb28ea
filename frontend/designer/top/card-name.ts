import { html, LitElement, type TemplateResult } from "lit";
import { t } from "../../i18n/top.ts";
import { call } from "../../web/api.ts";
import { failureMessage } from "../../web/messages.ts";
import { toast } from "../../web/toast.ts";

/** `<card-name>`: the template's name, changed where it stands. */
export class CardName extends LitElement {
  static override properties = { template: { type: String }, name: { type: String }, editable: { type: Boolean } };

  declare template: string;
  declare name: string;
  declare editable: boolean;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.editable) return html`<h1>${this.name}</h1>`;
    return html`<h1 class="sr">${this.name}</h1>
      <span class="name-box" data-value=${this.name}>
        <input class="name-in" aria-label=${t("name")} .value=${this.name} maxlength="120" size="1" autocomplete="off" spellcheck="false"
          @input=${this.fit} @change=${this.rename} @keydown=${this.pressed} />
      </span>`;
  }

  private get input(): HTMLInputElement | null {
    return this.querySelector("input");
  }

  /** The field is as wide as its text. */
  private readonly fit = (): void => {
    const { input } = this;
    if (input?.parentElement) input.parentElement.dataset.value = input.value;
  };

  private readonly pressed = (event: KeyboardEvent): void => {
    // Enter and Escape end the word of an input method first.
    if (event.isComposing) return;
    if (event.key === "Escape") this.reset();
    if (event.key === "Enter" || event.key === "Escape") this.input?.blur();
  };

  private reset(): void {
    if (this.input) this.input.value = this.name;
    this.fit();
  }

  private readonly rename = async (): Promise<void> => {
    const wanted = this.input?.value.trim() ?? "";
    if (wanted === this.name) return this.reset();
    if (wanted === "") {
      this.reset();
      return toast(t("name-empty"), { kind: "info" });
    }
    try {
      const { data } = await call("PATCH", `templates/${this.template}/`, { body: { name: wanted } });
      this.name = data.name;
      document.title = `${this.name} · Card Studio`;
      toast(t("renamed", { name: this.name }));
    } catch (error) {
      toast(failureMessage(error), { kind: "info" });
    }
    this.reset();
  };
}

customElements.define("card-name", CardName);
