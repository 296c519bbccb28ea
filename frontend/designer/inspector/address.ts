/** Where a button leads stands with its words, not with what else a press can do. */
import { nothing, type TemplateResult } from "lit";
import { CARD } from "../../document/ids.ts";
import { elementOf } from "../../document/state.ts";
import { t } from "../../i18n/inspector.ts";
import { linkKeys, linkOf, setLink } from "../core/link.ts";
import { fieldsOf, Place, within } from "./form.ts";
import type { MembersOptions } from "./members.ts";

/** The address as people mean it: the one of new buttons is none. */
class Address extends Place {
  override get text(): string {
    const { studio } = this.form;
    return linkOf(studio.state, studio.catalog, this.ids[0] ?? CARD) ?? "";
  }

  override set(value: unknown, burst?: string): boolean {
    const { studio } = this.form;
    const text = typeof value === "string" ? value : "";
    const outcome = setLink(studio.state, studio.catalog, this.ids[0] ?? CARD, text, burst);
    return outcome !== undefined && studio.apply(outcome);
  }
}

export function address({ form, ids, said }: MembersOptions): TemplateResult | typeof nothing {
  const [id = CARD] = ids;
  const path = ids.length === 1 ? linkKeys(elementOf(form.studio.state, id)) : undefined;
  const field = fieldsOf(form, "behavior").default_url;
  if (path === undefined || field === undefined) return nothing;
  const named = { ...field, label: t("leads-to") };
  return form.drawField(new Address({ form, ids, path, owner: "behavior", field: named, said: within(said, path) }));
}
