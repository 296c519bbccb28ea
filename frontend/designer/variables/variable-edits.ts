/** What is done to variables and samples as a whole: each is one step of the history. DOM-free. */

import { takeOver } from "../../document/commands/replace.ts";
import { type Entry, entriesOf, formerExample, samplesIn, tidied } from "../../document/declarations.ts";
import type { State } from "../../document/state.ts";
import type { Transaction } from "../../document/transaction.ts";
import { typeNamed } from "../../document/value-types.ts";
import { isObject, type JsonObject } from "../../document/values.ts";
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
  const names = entries.map(({ name }) => name).join(", ");
  const listed = [...(entriesOf(state.document) ?? tidied(state.document.variables)), ...entries];
  return changed(state, { variables: listed }, { key: "did-declare", params: { name: names } });
}

/** Takes a variable away, and its values in the samples. What uses it stays as it is written. */
export function undeclare(state: State, name: string): Transaction {
  const listed = (entriesOf(state.document) ?? []).filter((entry) => entry.name !== name);
  const samples = mapValues(state, ({ [name]: _gone, ...kept }) => kept);
  return changed(state, { variables: listed, ...samples }, { key: "did-undeclare", params: { name } });
}

/** Gives a variable another name, everywhere it is used. */
export function renameVariable(state: State, from: string, to: string): Transaction {
  const listed = (entriesOf(state.document) ?? []).map((entry) =>
    entry.name === from ? { ...entry, name: to } : entry,
  );
  const samples = mapValues(state, (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name === from ? to : name, value])),
  );
  const card = renamedIn(state.document.card, from, to);
  return changed(
    state,
    { card, variables: listed, ...samples },
    { key: "did-rename-variable", params: { name: from, to } },
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
