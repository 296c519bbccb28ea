/** The fields of an object, drawn from the catalog: those that do something here, and everything that is set. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { CARD, type Id } from "../../document/ids.ts";
import { elementOf, holderOf, indexOf } from "../../document/state.ts";
import { get, type Keys } from "../../document/tree.ts";
import { has, isObject, type JsonObject } from "../../document/values.ts";
import { t } from "../../i18n/inspector.ts";
import type { Field } from "../core/catalog.ts";
import { findings } from "./field-frame.ts";
import { type Form, fieldsOf, Place, type PlacedFinding, within } from "./form.ts";
import { isCompanion } from "./languages.ts";
import { type Around, applies } from "./rules.ts";

/** Keys that are drawn elsewhere: the kind of an object, its loop and condition, addresses that are folded away. */
const ELSEWHERE: ReadonlySet<string> = new Set(["tag", "$if", "$each"]);
const PLATFORMS: ReadonlySet<string> = new Set(["pc_url", "ios_url", "android_url"]);

export interface MembersOptions {
  readonly form: Form;
  readonly ids: readonly Id[];
  /** The keys from the element to the object. */
  readonly path: Keys;
  readonly owner: string;
  readonly said: readonly PlacedFinding[];
  /** The component or shape the object is a field of. */
  readonly parent?: string;
  readonly skip?: readonly string[];
  /** Only these. */
  readonly only?: (key: string) => boolean;
}

interface Member {
  readonly key: string;
  readonly field: Field;
  /** It is set, but does nothing here. */
  readonly isIdle: boolean;
}

const UNKNOWN: Field["type"] = { kind: "json" };

export function members(options: MembersOptions): TemplateResult {
  const { form, ids, path, owner, said } = options;
  const shown = membersOf(options);
  const place = ({ key, field }: Member) =>
    new Place({ form, ids, path: [...path, key], owner, field, said: within(said, [key]) });
  const drawn = new Set(shown.map(({ key }) => key));
  const rest = said.filter(
    ({ keys: [key] }) => key === undefined || (!drawn.has(key) && (options.only?.(key) ?? true)),
  );
  const [platforms, fields] = [
    shown.filter(({ key }) => PLATFORMS.has(key)),
    shown.filter(({ key }) => !PLATFORMS.has(key)),
  ];
  const draw = (member: Member) => {
    const at = place(member);
    return member.isIdle
      ? html`<div class="idle">${form.drawField(at)}<p class="help">${t("no-effect")}</p></div>`
      : form.drawField(at);
  };
  return html`${repeat(fields, ({ key }) => key, draw)}${
    platforms.length === 0
      ? nothing
      : html`<details class="fold" ?open=${platforms.some((member) => place(member).isSet)}><summary>${t("platforms")}</summary><div class="group">${repeat(platforms, ({ key }) => key, draw)}</div></details>`
  }${findings(form, rest)}`;
}

/** The fields to draw, in the order of the catalog. */
export function membersOf({ form, ids, path, owner, parent = "", skip = [], only }: MembersOptions): readonly Member[] {
  const holders = ids
    .map((id) => get(holderOf(form.studio.state, id), path))
    .map((held) => (isObject(held) ? held : {}));
  const around = aroundOf(form, ids[0] ?? CARD, path, parent, holders[0] ?? {});
  const isSet = (key: string) => holders.some((holder) => has(holder, key));
  return Object.entries(fieldsOf(form, owner)).flatMap(([key, field]) => {
    if (skip.includes(key) || ELSEWHERE.has(key) || only?.(key) === false) return [];
    if (holders.every((holder) => isCompanion(form, owner, key, holder))) return [];
    const does = applies(owner, key, field, around);
    const set = isSet(key);
    return set || (does && !field.tolerated && !field.deprecated) ? [{ key, field, isIdle: set && !does }] : [];
  });
}

/** What of an object the catalog doesn't know: shown as it is, and kept. */
export function unknownMembers({ form, ids, path, owner, said }: MembersOptions): readonly Place[] {
  const held = get(holderOf(form.studio.state, ids[0] ?? CARD), path);
  const fields = fieldsOf(form, owner);
  return Object.keys(isObject(held) ? held : {})
    .filter((key) => !ELSEWHERE.has(key) && !Object.hasOwn(fields, key))
    .map((key) => {
      const field: Field = { label: key, type: UNKNOWN };
      return new Place({ form, ids, path: [...path, key], owner, field, said: within(said, [key]) });
    });
}

function aroundOf({ studio }: Form, id: Id, path: Keys, parent: string, holder: JsonObject): Around {
  const { state } = studio;
  const above = id === CARD ? [] : [...indexOf(state).ancestorsOf(id)].map((held) => elementOf(state, held));
  const keys = path.filter((key) => typeof key === "string");
  return {
    holder,
    parent,
    slot: keys.at(-1) ?? "",
    tag: elementOf(state, id)?.tag ?? "",
    container: above[0]?.tag ?? "",
    containerHolder: above[0] ?? {},
    inForm: above.some((held) => held?.tag === "form"),
  };
}
