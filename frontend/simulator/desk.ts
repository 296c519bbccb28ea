/** Shows one dialog at a time over the page and waits for the person. */
import { html, nothing, render } from "lit";
import type { ChooseOptions } from "./chooser.ts";
import { type Client, isPhone } from "./client.ts";
import { ConfirmDialog } from "./confirm.ts";
import { ContactPicker } from "./contact-picker.ts";
import type { ContactOptions } from "./contacts.ts";
import type { Dialog } from "./dialog.ts";
import { Picker } from "./picker.ts";
import type { Screen } from "./protocol.ts";
import type { ConfirmRequest } from "./send-message-card.ts";
import type { ChatView, Person, PickerData } from "./state.ts";
import { onThemeChange } from "./theme.ts";

const TOAST_MS = 3000;

export class Desk {
  private toastTimer: ReturnType<typeof setTimeout> | undefined;
  private text = "";
  private dialog: Dialog<never> | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly onScreen: (screen: Screen) => void,
  ) {
    onThemeChange(() => this.draw());
    // The page shows this frame a moment after the dialog was drawn; only then can anything in it have focus.
    addEventListener("focus", () => this.focusStart());
  }

  choose(data: PickerData, options: ChooseOptions, client: Client): Promise<readonly ChatView[] | null> {
    return this.run(new Picker(data, options), client);
  }

  chooseContact(data: PickerData, options: ContactOptions, client: Client): Promise<readonly Person[] | null> {
    return this.run(new ContactPicker(data, options), client);
  }

  confirm(request: ConfirmRequest, client: Client): Promise<string | null> {
    return this.run(new ConfirmDialog(request, client), client);
  }

  toast(text: string): void {
    this.text = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      this.text = "";
      this.draw();
    }, TOAST_MS);
    this.draw();
  }

  clear(): void {
    this.dialog = null;
    this.draw();
  }

  private async run<Result>(dialog: Dialog<Result>, client: Client): Promise<Result | null> {
    document.documentElement.dataset.device = isPhone(client) ? "phone" : "desktop";
    const result = await new Promise<Result | null>((resolve) => {
      dialog.finish = resolve;
      dialog.refresh = () => this.draw();
      this.dialog = dialog as Dialog<never>;
      this.draw();
    });
    this.dialog = null;
    this.draw();
    return result;
  }

  /** Not the autofocus attribute: browsers ignore it in frames of another origin. */
  private focusStart(): void {
    const inside = document.activeElement?.closest("dialog *");
    if (!inside) this.root.querySelector<HTMLElement>("dialog [data-focus]")?.focus();
  }

  private draw(): void {
    const screen = this.dialog !== null ? "dialog" : this.text !== "" ? "toast" : "none";
    if (screen !== "none") this.onScreen(screen);
    render(
      html`${this.dialog?.template() ?? nothing}
        <div class="nat-toast" role="status">${this.text === "" ? nothing : html`<span class="toast">${this.text}</span>`}</div>`,
      this.root,
    );
    const opened = this.root.querySelector("dialog");
    if (opened && !opened.open) {
      opened.showModal();
      this.focusStart();
    }
    if (screen === "none") this.onScreen(screen);
  }
}
