/** What the fields of one drawing of the inspector share, and where a field stands. */
import type { TemplateResult } from "lit";
import type { Finding } from "../../checks/analysis.ts";
import { setField } from "../../document/commands/set-field.ts";
import { equalJson } from "../../document/equality.ts";
import type { Id } from "../../document/ids.ts";
import { formatOf, holderOf } from "../../document/state.ts";
import { get, type Keys } from "../../document/tree.ts";
import { isNumber, isObject, type JsonObject, textOf } from "../../document/values.ts";
import type { Field, FieldType } from "../core/catalog.ts";
import type { Studio } from "../core/studio.ts";

/** What was typed into a field and could not be taken, and why. */
export interface Draft {
  readonly text: string;
  readonly problem: string;
}

/** A finding beside a field; `keys` lead on from there. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly keys: readonly string[];
}

export interface Form {
  readonly studio: Studio;
  /** Nothing can be changed when false: read-only, or locked. */
  readonly editable: boolean;
  /** By component and field; undefined until it has been loaded. */
  readonly help: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  /** By place: kept until what is typed there can be taken. */
  readonly drafts: Map<string, Draft>;
  /** Groups and rows that a person opened or closed, by place. */
  readonly open: Map<string, boolean>;
  redraw(): void;
  /** Draws a field with the control its type asks for. Held here, because controls that hold fields draw with it too. */
  readonly drawField: (place: Place) => TemplateResult;
}

export interface PlaceOptions {
  readonly form: Form;
  readonly ids: readonly Id[];
  /** The keys from an element (or the card) to the value. */
  readonly path: Keys;
  /** The component or shape the field is one of. */
  readonly owner: string;
  readonly field: Field;
  readonly said?: readonly PlacedFinding[];
  /** Names it in the page instead of its path: the label of another field speaks for it. */
  readonly name?: string;
  /** How a value gets into the card, where it takes more than setting a field. */
  readonly write?: Write;
}

/** Writes a value (undefined: takes it away); false when that was refused. */
export type Write = (value: unknown, burst: string | undefined) => boolean;

/** Where a field stands: in one element, or in several that are edited together. */
export class Place {
  readonly form: Form;
  readonly ids: readonly Id[];
  readonly path: Keys;
  readonly owner: string;
  readonly field: Field;
  readonly said: readonly PlacedFinding[];
  readonly value: unknown;
  /** The elements hold different values. */
  readonly isMixed: boolean;
  /** Names this place in the page. */
  readonly name: string;
  private readonly write: Write | undefined;

  constructor({ form, ids, path, owner, field, said = [], name, write }: PlaceOptions) {
    this.form = form;
    this.ids = ids;
    this.path = path;
    this.owner = owner;
    this.field = field;
    this.said = said;
    this.name = name ?? `f-${[ids[0], ...path].join("-").replace(/[^\w-]/g, "_")}`;
    this.write = write;
    const [first, ...others] = ids.map((id) => get(holderOf(form.studio.state, id), path));
    this.isMixed = others.some((value) => !equalJson(value, first));
    this.value = this.isMixed ? undefined : first;
  }

  get key(): string {
    return String(this.path.at(-1));
  }

  get type(): FieldType {
    return this.field.type;
  }

  get isSet(): boolean {
    return this.value !== undefined || this.isMixed;
  }

  /** The object the field is in. */
  get holder(): JsonObject {
    const held = get(holderOf(this.form.studio.state, this.ids[0] ?? ""), this.path.slice(0, -1));
    return isObject(held) ? held : {};
  }

  /** Its value, else the one it has when nothing is written. */
  get effective(): unknown {
    return this.value ?? (this.isMixed ? undefined : this.field.default);
  }

  get text(): string {
    return textOf(this.value) ?? "";
  }

  /** What stands in an empty box: the default, or that there are several values. */
  get hint(): string {
    const { default: known } = this.field;
    return typeof known === "string" || isNumber(known) ? String(known) : "";
  }

  /** Writes a value; undefined takes the field away. False when it was refused. */
  set(value: unknown, burst?: string): boolean {
    this.form.drafts.delete(this.name);
    if (this.write !== undefined) return this.write(value, burst);
    const { studio } = this.form;
    return studio.apply(setField(studio.state, this.ids, this.path, value, burst === undefined ? {} : { burst }));
  }

  /** A place further in. */
  at(keys: Keys, field: Field, owner = this.owner): Place {
    const { form, ids } = this;
    return new Place({ form, ids, path: [...this.path, ...keys], owner, field, said: within(this.said, keys) });
  }

  /** A place beside this one: another field of the same object. */
  beside(key: string, field: Field): Place {
    const { form, ids, owner } = this;
    return new Place({ form, ids, path: [...this.path.slice(0, -1), key], owner, field });
  }
}

/** What was said of a place further in. */
export function within(said: readonly PlacedFinding[], keys: Keys): readonly PlacedFinding[] {
  return said
    .filter((one) => keys.every((key, index) => one.keys[index] === String(key)))
    .map((one) => ({ ...one, keys: one.keys.slice(keys.length) }));
}

/** The fields of a component or shape. What does not exist in the card's format is read as the other one has it. */
export function fieldsOf({ studio }: Form, owner: string): Readonly<Record<string, Field>> {
  const fields = Object.hasOwn(studio.catalog.components, owner) ? studio.catalog.components[owner]?.fields : undefined;
  return fields?.[formatOf(studio.state)] ?? Object.values(fields ?? {})[0] ?? {};
}

/** What a word of a closed list means. */
export function wordLabel({ studio }: Form, key: string, word: string): string {
  const { words } = studio.catalog;
  const own = `${key}.${word}`;
  return (Object.hasOwn(words, own) ? words[own] : Object.hasOwn(words, word) ? words[word] : undefined) ?? word;
}
