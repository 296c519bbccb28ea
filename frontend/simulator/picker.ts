/** The client's chat picker. */
import { html, nothing, type TemplateResult } from "lit";
import { Check, Search, UserPlus, X } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import { avatar } from "./avatar.ts";
import { type ChatView, type ChooseOptions, choosable, searched } from "./chooser.ts";
import type { Dialog } from "./desk.ts";
import { post } from "./http.ts";
import { chatName } from "./names.ts";
import type { Person } from "./state.ts";

export interface PickerData {
  readonly persona: Person;
  readonly chats: readonly ChatView[];
  readonly people: readonly Person[];
}

export class Picker implements Dialog<readonly ChatView[]> {
  finish: (result: readonly ChatView[] | null) => void = () => undefined;
  refresh: () => void = () => undefined;

  private chats: readonly ChatView[];
  private text = "";
  private active = 0;
  private full = false;
  private readonly chosen = new Map<string, ChatView>();
  private group: { name: string; members: Set<string> } | null = null;

  constructor(
    private readonly data: PickerData,
    private readonly options: ChooseOptions,
  ) {
    this.chats = choosable(data.chats, options);
  }

  template(): TemplateResult {
    return html`<dialog class="nat" aria-labelledby="nat-title" @cancel=${this.cancel}>
      <header class="nat-head">
        <h1 id="nat-title">${this.title}</h1>
        <button class="ib" aria-label=${t("close")} @click=${this.cancel}>${icon(X)}</button>
      </header>
      ${this.group ? this.groupForm(this.group) : this.list()}
    </dialog>`;
  }

  private get title(): string {
    if (this.group) return t("newGroup");
    return this.options.multiple ? t("chooseChats") : t("chooseChat");
  }

  private get shown(): ChatView[] {
    return searched(this.chats, this.text);
  }

  private list(): TemplateResult {
    const shown = this.shown;
    const active = shown[this.active];
    return html`<div class="nat-search search">
        ${icon(Search)}
        <input
          class="input input-quiet"
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="nat-list"
          aria-activedescendant=${active ? optionId(active) : nothing}
          aria-label=${t("search")}
          placeholder=${t("search")}
          data-focus
          .value=${this.text}
          @input=${this.search}
          @keydown=${this.key}
        />
      </div>
      <ul class="nat-list" id="nat-list" role="listbox" aria-label=${t("chats")} aria-multiselectable=${String(this.options.multiple)}>
        ${shown.map((chat, index) => this.option(chat, index === this.active))}
      </ul>
      ${
        shown.length === 0 ? html`<div class="empty"><h3>${t("noChats")}</h3><p>${t("noChatsHelp")}</p></div>` : nothing
      }
      ${this.foot()}`;
  }

  private option(chat: ChatView, active: boolean): TemplateResult {
    const on = this.chosen.has(chat.open_chat_id);
    return html`<li
      id=${optionId(chat)}
      class="nat-opt ${active ? "is-active" : ""}"
      role="option"
      aria-selected=${String(on)}
      data-chat=${chat.open_chat_id}
      @mousedown=${(event: Event) => event.preventDefault() /* the search field keeps the focus */}
      @click=${() => this.toggle(chat)}
    >
      <span class="check ${this.options.multiple ? "" : "check-round"} ${on ? "is-on" : ""}">${on ? icon(Check) : nothing}</span>
      ${avatar(chat.name, `av-lg ${chat.kind === "person" ? "" : "av-sq"}`)}
      <span class="grow">
        <b class="cut">${chatName(chat)}</b>
        <span class="meta">${about(chat)}</span>
      </span>
      ${chat.external ? html`<span class="chip chip-accent">${t("external")}</span>` : nothing}
      ${chat.kind === "bot" ? html`<span class="chip">${t("bot")}</span>` : nothing}
    </li>`;
  }

  private foot(): TemplateResult {
    const count = this.chosen.size;
    return html`<footer class="nat-foot">
      ${
        this.options.createGroup
          ? html`<button class="btn btn-quiet" @click=${this.openGroup}>${icon(UserPlus)}${t("newGroup")}</button>`
          : nothing
      }
      <span class="meta grow" role="status">${this.status(count)}</span>
      <button class="btn" @click=${this.cancel}>${t("cancel")}</button>
      <button class="btn btn-ink" ?disabled=${count === 0} @click=${this.done}>
        ${this.options.multiple && count > 0 ? t("nextCount", { count }) : t("next")}
      </button>
    </footer>`;
  }

  private status(count: number): string {
    if (this.full) return t("atMost", { count: this.options.most });
    return this.options.multiple && count > 0 ? t("chosenCount", { count, most: this.options.most }) : "";
  }

  private groupForm(group: { name: string; members: Set<string> }): TemplateResult {
    return html`<form class="nat-form" @submit=${this.createGroup}>
      <label class="field"><span class="label">${t("newGroupName")}</span>
        <input class="input" data-focus maxlength="100" .value=${group.name} @input=${(event: Event) => {
          group.name = (event.target as HTMLInputElement).value;
        }} />
      </label>
      <fieldset class="nat-people"><legend class="label">${t("newGroupPeople")}</legend>
        ${this.data.people.map(
          (person) => html`<label class="nat-person">
            <input type="checkbox" @change=${() => toggleIn(group.members, person.open_id)} />
            ${avatar(person.name)}<span class="grow cut">${person.name}</span>
            ${person.tenant_key === this.data.persona.tenant_key ? nothing : html`<span class="chip chip-accent">${t("external")}</span>`}
          </label>`,
        )}
      </fieldset>
      <footer class="nat-foot">
        <span class="grow"></span>
        <button class="btn" type="button" @click=${this.closeGroup}>${t("back")}</button>
        <button class="btn btn-ink">${t("create")}</button>
      </footer>
    </form>`;
  }

  private readonly search = (event: Event): void => {
    this.text = (event.target as HTMLInputElement).value;
    this.active = 0;
    this.refresh();
  };

  private readonly key = (event: KeyboardEvent): void => {
    const shown = this.shown;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      this.active = (this.active + step + shown.length) % shown.length;
      this.refresh();
      const active = shown[this.active];
      if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const active = shown[this.active];
      if (active && !this.chosen.has(active.open_chat_id)) this.toggle(active);
      else if (this.chosen.size > 0) this.done();
    }
  };

  private toggle(chat: ChatView): void {
    this.full = false;
    this.active = this.shown.indexOf(chat);
    if (!this.chosen.delete(chat.open_chat_id)) this.add(chat);
    this.refresh();
  }

  private add(chat: ChatView): void {
    if (!this.options.multiple) this.chosen.clear();
    this.full = this.chosen.size >= this.options.most;
    if (!this.full) this.chosen.set(chat.open_chat_id, chat);
  }

  private readonly done = (): void => this.finish([...this.chosen.values()]);

  private readonly cancel = (event: Event): void => {
    event.preventDefault();
    this.finish(null);
  };

  private readonly openGroup = (): void => {
    this.group = { name: "", members: new Set() };
    this.refresh();
  };

  private readonly closeGroup = (): void => {
    this.group = null;
    this.refresh();
  };

  private readonly createGroup = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!this.group) return;
    const body = { name: this.group.name, members: [...this.group.members] };
    const { chat } = await post<{ chat: ChatView }>("/native/groups/", body);
    this.chats = [chat, ...this.chats];
    this.group = null;
    this.text = "";
    this.toggle(chat);
  };
}

function about(chat: ChatView): string {
  return chat.kind === "group" ? t("memberCount", { count: chat.people }) : "";
}

function optionId(chat: ChatView): string {
  return `chat-${chat.open_chat_id}`;
}

function toggleIn(set: Set<string>, value: string): void {
  if (!set.delete(value)) set.add(value);
}
