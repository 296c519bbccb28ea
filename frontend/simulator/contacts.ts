/** What choosing people offers for given parameters of tt.chooseContact (h5-jssdk §3.8). DOM-free. */
import { isRecord } from "./chooser.ts";
import { type Client, supports } from "./client.ts";
import type { Fields } from "./sdk-result.ts";
import type { Person } from "./state.ts";

/** Where a page names no limit. */
const MOST_PEOPLE = 50;

export interface ContactOptions {
  readonly multiple: boolean;
  readonly most: number;
  /** Said when more are wanted; empty = the client's own words. */
  readonly limitText: string;
  readonly external: boolean;
  readonly ignoreSelf: boolean;
  /** open_ids chosen from the start, and those that cannot be chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly disabled: ReadonlySet<string>;
  readonly departments: boolean;
}

/** The parameters as this client understands them; wrong types count as absent. Unlike chats, several is the default. */
export function contactOptions(params: unknown, client: Client): ContactOptions {
  const given = isRecord(params) ? params : {};
  const multiple = given.multi !== false;
  const limit = typeof given.maxNum === "number" && given.maxNum >= 1 ? Math.floor(given.maxNum) : MOST_PEOPLE;
  return {
    multiple,
    most: multiple ? limit : 1,
    limitText: typeof given.limitTips === "string" ? given.limitTips.slice(0, 200) : "",
    external: given.externalContact !== false || !supports(client, "externalContact"),
    ignoreSelf: given.ignore === true,
    chosen: idsOf(given.chosenIds),
    disabled: idsOf(given.disableChosenIds),
    departments: given.enableChooseDepartment === true,
  };
}

/** The people who are shown to `self`, in the order given. */
export function contactsFor(people: readonly Person[], self: Person, options: ContactOptions): Person[] {
  return people.filter((person) => {
    if (options.ignoreSelf && person.open_id === self.open_id) return false;
    return options.external || person.tenant_key === self.tenant_key;
  });
}

/** Those whose name or id holds the text. */
export function searchedPeople(people: readonly Person[], text: string): Person[] {
  const wanted = text.trim().toLowerCase();
  const held = ({ name, names, open_id }: Person) => [name, names.zh_cn, names.en_us, open_id];
  return people.filter((person) => held(person).some((part) => part.toLowerCase().includes(wanted)));
}

/** A person as the API answers it; names only with the scope for them. */
export function chosenContact(person: Person, named: boolean): Fields {
  const ids = { openId: person.open_id, unionId: person.union_id };
  if (!named) return ids;
  return { ...ids, name: person.name, i18nNames: { ...person.names, ja_jp: person.names.en_us }, avatarUrls: [] };
}

function idsOf(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((id): id is string => typeof id === "string") : []);
}
