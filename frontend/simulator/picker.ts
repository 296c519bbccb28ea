/** The client's chat picker. */
import { html, nothing, type TemplateResult } from "lit";
import { UserPlus } from "lucide";
import { t } from "../i18n/simulator.ts";
import { icon } from "../ui/icon.ts";
import { avatar } from "./avatar.ts";
import { chatName } from "./chat-name.ts";
import { type ChooseOptions, choosable, searched } from "./chooser.ts";
import { ListDialog } from "./list-dialog.ts";
import { post } from "./server.ts";
import type { ChatView, PickerData } from "./state.ts";

export class Picker extends ListDialog<ChatView> {
  protected readonly label = t("chats");
  private group: { name: string; members: Set<string> } | null = null;

  constructor(
    private readonly data: PickerData,
    private readonly options: ChooseOptions,
  ) {
    super(choosable(data.chats, options), { ...options, limitText: "" });
  }

  protected get title(): string {
    if (this.group) return t("newGroup");
    return this.options.multiple ? t("chooseChats") : t("chooseChat");
  }

  protected idOf(chat: ChatView): string {
    return chat.open_chat_id;
  }

  protected searched(text: string): ChatView[] {
    return searched(this.rows, text);
  }

  protected look(chat: ChatView): TemplateResult {
    return html`${avatar(chat.name, `av-lg ${chat.kind === "person" ? "" : "av-sq"}`)}
      <span class="grow">
        <b class="cut">${chatName(chat)}</b>
        <span class="meta">${chat.kind === "group" ? t("memberCount", { count: chat.people }) : ""}</span>
      </span>
      ${chat.external ? html`<span class="chip chip-accent">${t("external")}</span>` : nothing}
      ${chat.kind === "bot" ? html`<span class="chip">${t("bot")}</span>` : nothing}`;
  }

  protected override beside(): TemplateResult | typeof nothing {
    if (!this.options.createGroup) return nothing;
    return html`<button class="btn btn-quiet" @click=${this.openGroup}>${icon(UserPlus)}${t("newGroup")}</button>`;
  }

  protected override instead(): TemplateResult | null {
    const { group } = this;
    if (group === null) return null;
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
    const { chat } = await post("/native/groups/", body);
    this.rows = [chat, ...this.rows];
    this.group = null;
    this.text = "";
    this.toggle(chat);
  };
}

function toggleIn(set: Set<string>, value: string): void {
  if (!set.delete(value)) set.add(value);
}
