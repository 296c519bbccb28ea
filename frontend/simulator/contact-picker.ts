/** The client's dialog for choosing people. */
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../i18n/simulator.ts";
import { avatar } from "./avatar.ts";
import { type ContactOptions, contactsFor, searchedPeople } from "./contacts.ts";
import { ListDialog } from "./list-dialog.ts";

import type { Person, PickerData } from "./state.ts";

export class ContactPicker extends ListDialog<Person> {
  protected readonly label = t("people");
  protected readonly title = t("choosePeople");

  constructor(
    private readonly data: PickerData,
    private readonly options: ContactOptions,
  ) {
    super(contactsFor([data.persona, ...data.people], data.persona, options), options);
    for (const person of this.rows) if (options.chosen.has(person.open_id)) this.chosen.set(person.open_id, person);
  }

  protected idOf(person: Person): string {
    return person.open_id;
  }

  protected searched(text: string): Person[] {
    return searchedPeople(this.rows, text);
  }

  protected override barred(person: Person): boolean {
    return this.options.disabled.has(person.open_id);
  }

  protected look(person: Person): TemplateResult {
    const { persona } = this.data;
    const name = person.open_id === persona.open_id ? t("you", { name: person.name }) : person.name;
    return html`${avatar(person.name, "av-lg")}
      <span class="grow"><b class="cut">${name}</b><span class="meta">${person.tenant_name}</span></span>
      ${person.tenant_key === persona.tenant_key ? nothing : html`<span class="chip chip-accent">${t("external")}</span>`}`;
  }
}
