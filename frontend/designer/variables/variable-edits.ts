/** What is done to variables and samples as a whole: each is one step of the history. DOM-free. */

import { takeOver } from "../../document/commands/replace.ts";
import { type Entry, entriesOf, formerExample, samplesIn, tidied } from "../../document/declarations.ts";
import { isName } from "../../document/expressions.ts";
import type { State } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import { typeNamed } from "../../document/value-types.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
import type { Filler } from "../../document/variables.ts";
import type { Message } from "../../i18n/message.ts";
import { renamedIn, type Use } from "./uses.ts";

function changed(
  state: State,
  parts: Partial<Record<"card" | "variables" | "samples", unknown>>,
  label: Message,
): Transaction {
  return takeOver(state, { ...state.document, ...parts }, label, "local");
}

export function tidy(state: State): Transaction {
  return changed(state, { variables: tidied(state.document.variables) }, { key: "did-variables", params: {} });
}

export function declare(state: State, entries: readonly Entry[]): Transaction {
  const names = entries.map(calledIn).join(", ");
  const listed = [...(entriesOf(state.document) ?? tidied(state.document.variables)), ...entries];
  return changed(state, { variables: listed }, { key: "did-declare", params: { name: names } });
}

/** What people call it: its label, else what was written about it, else its name. */
export function calledIn({ label, description, name }: Entry): string {
  return [label, description].find((one): one is string => typeof one === "string" && one.trim() !== "") ?? name;
}

export function fillerOf({ filled_by: filler, default: given }: Entry): Filler {
  if (filler === "author" || filler === "sender" || filler === "program") return filler;
  return given === undefined || given === null ? "sender" : "author";
}

/** Which of its members holds the value people see: what goes out, or the words of an example. */
export function valueKey(entry: Entry): "default" | "example" {
  return fillerOf(entry) === "author" || (entry.default !== undefined && entry.default !== null)
    ? "default"
    : "example";
}

/** Says who fills a blank, and where it stands among the others; its words stay as they are. */
export function giveTo(state: State, name: string, filler: Filler, to?: number): Transaction {
  const listed = entriesOf(state.document) ?? [];
  const moved = listed
    .filter((entry) => entry.name === name)
    .map((entry) => givenTo(entry, filler, formerExample(state.document, entry)));
  const others = listed.filter((entry) => entry.name !== name);
  const at = to ?? listed.findIndex((entry) => entry.name === name);
  return changed(
    state,
    { variables: [...others.slice(0, at), ...moved, ...others.slice(at)] },
    { key: "did-variables", params: {} },
  );
}

function givenTo(entry: Entry, filler: Filler, sample: unknown): Entry {
  if (fillerOf(entry) === filler) return entry;
  const { default: given, example, filled_by: _was, ...kept } = entry;
  const words = given ?? example ?? sample;
  const value = words === undefined || words === null ? {} : { [filler === "author" ? "default" : "example"]: words };
  const isPlain = filler === (value.default === undefined ? "sender" : "author");
  return { ...kept, ...value, ...(!isPlain && { filled_by: filler }) } as Entry;
}

const LONGEST_NAME = 40;

/** What programs call a blank that people call so; kept when people call it something else. */
export function codeName(label: string, taken: readonly string[]): string {
  const bare = label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9\u4e00-\u9fff]+/g, "_")
    .replace(/^[_0-9]+/, "");
  const stem = Array.from(bare).slice(0, LONGEST_NAME).join("").replace(/_+$/, "");
  return freeName(isName(stem) ? stem : "blank", taken);
}

/** Takes a variable away, and its values in the samples. What uses it stays as it is written. */
export function undeclare(state: State, name: string): Transaction {
  const all = entriesOf(state.document) ?? [];
  const listed = all.filter((entry) => entry.name !== name);
  const gone = all.find((entry) => entry.name === name);
  const samples = mapValues(state, ({ [name]: _gone, ...kept }) => kept);
  return changed(
    state,
    { variables: listed, ...samples },
    { key: "did-undeclare", params: { name: gone ? calledIn(gone) : name } },
  );
}

/** Gives a variable another name, everywhere it is used. */
export function renameVariable(state: State, from: string, to: string): Transaction {
  const all = entriesOf(state.document) ?? [];
  const renamed = all.find((entry) => entry.name === from);
  const listed = all.map((entry) => (entry === renamed ? { ...entry, name: to } : entry));
  const samples = mapValues(state, (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name === from ? to : name, value])),
  );
  const card = renamedIn(state.document.card, from, to);
  return changed(
    state,
    { card, variables: listed, ...samples },
    { key: "did-rename-variable", params: { name: renamed ? calledIn(renamed) : from } },
  );
}

function mapValues(state: State, change: (values: JsonObject) => JsonObject): { readonly samples?: unknown } {
  const { samples } = state.document;
  if (!Array.isArray(samples)) return {};
  return {
    samples: samples.map((sample) =>
      isObject(sample) && isObject(sample.values) ? { ...sample, values: change(sample.values) } : sample,
    ),
  };
}

export function addSample(state: State, name: string, values: JsonObject): Transaction {
  const samples = [...samplesIn(state.document), { name, values }];
  return changed(state, { samples }, { key: "did-add-sample", params: { name } });
}

export function removeSample(state: State, at: number, name: string): Transaction {
  const { document } = state;
  const samples = samplesIn(document).filter((_, index) => index !== at);
  // What the card draws of the first one stays where it is: as an example.
  const variables = at === 0 ? entriesOf(document)?.map((entry) => withExample(document, entry)) : undefined;
  return changed(state, { ...(variables && { variables }), samples }, { key: "did-remove-sample", params: { name } });
}

function withExample(document: JsonObject, entry: Entry): Entry {
  const example = formerExample(document, entry);
  return example === undefined ? entry : { ...entry, example };
}

/** A name none of `taken` has: `name_2`. */
export function freeName(stem: string, taken: readonly string[]): string {
  let name = stem;
  for (let number = 2; taken.includes(name); number += 1) name = `${stem}_${number}`;
  return name;
}

const BY_KEY: Readonly<Record<string, string>> = {
  $each: "object_array",
  url: "url",
  default_url: "url",
  pc_url: "url",
  ios_url: "url",
  android_url: "url",
  img_key: "image",
  user_id: "person",
  options: "option_array",
  rows: "table_rows",
  chart_spec: "chart",
  disabled: "boolean",
  required: "boolean",
  checked: "boolean",
};

/** The type a name most likely has, by where it is used. */
export function guessed(uses: readonly Use[]): string {
  const [first] = uses.flatMap(({ key }) => BY_KEY[key] ?? []);
  if (uses.some(({ steps }) => steps.length > 0)) return first ?? "object";
  return first ?? "text";
}

/** The type an entry says, as one of those there are; "text" where it says none. */
export function typeOf(entry: JsonObject): string {
  return entry.type === undefined ? "text" : (typeNamed(entry.type) ?? "");
}
