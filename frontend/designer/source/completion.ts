/** What may be written at the cursor: fields, values and components of the catalog, names of variables. */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { Format } from "../../document/catalog.ts";
import { t } from "../../i18n/source.ts";
import type { Catalog, Field } from "../core/catalog.ts";
import { type Cursor, cursorAt, membersOf, tagOf } from "./cursor.ts";
import { componentFor, meaningOf, type Step, tagsFor, valuesOf } from "./schema.ts";

export interface Facts {
  readonly catalog: Catalog;
  /** Of the card as it is now. */
  readonly format: () => Format;
  /** What `${…}` can name in the element at an offset. */
  /** Steps from what is shown, as steps of the card; undefined for what lies beside it. */
  readonly inCard: (steps: readonly Step[]) => readonly Step[] | undefined;
  readonly names: (offset: number) => readonly { readonly path: string; readonly type: string }[];
}

/** The source of completions for an editor of card JSON. */
export function completions(facts: Facts): (context: CompletionContext) => CompletionResult | null {
  return (context) => names(facts, context) ?? words(facts, context);
}

/** Inside `${` of a string: the variables, loops included. */
function names(facts: Facts, { state, pos }: CompletionContext): CompletionResult | null {
  const line = state.doc.lineAt(pos);
  const before = /\$\{\s*([\w.\u4e00-\u9fff]*)$/.exec(line.text.slice(0, pos - line.from));
  if (before === null) return null;
  const isClosed = line.text.slice(pos - line.from).startsWith("}");
  const options = facts.names(pos).map(({ path, type }) => ({
    label: path,
    type: "variable",
    ...(type && { detail: type }),
    apply: isClosed ? path : `${path}}`,
  }));
  return { from: pos - (before[1]?.length ?? 0), options, validFor: /^[\w.\u4e00-\u9fff]*$/ };
}

function words(facts: Facts, { state, pos, explicit }: CompletionContext): CompletionResult | null {
  const found = cursorAt(state, pos);
  const steps = found && facts.inCard(found.steps);
  if (steps === undefined || (!explicit && found?.from === found?.to)) return null;
  const cursor = { ...found, steps } as Cursor;
  const options = cursor.at === "key" ? keys(facts, state, cursor) : values(facts, cursor);
  if (options.length === 0) return null;
  const from = cursor.isQuoted ? cursor.from + 1 : cursor.from;
  return { from: Math.min(from, pos), options, validFor: /^[\w$.-]*$/ };
}

type State = CompletionContext["state"];

/** Where the caret goes in what is inserted. */
const HOLE = "#{}";

function keys({ catalog, format }: Facts, state: State, cursor: Cursor): readonly Completion[] {
  const { holder } = cursor;
  if (holder === undefined) return [];
  const around = meaningOf(catalog, format(), cursor.steps).type;
  const component = componentFor(catalog, around, tagOf(state, holder));
  const present = membersOf(state, holder);
  const isNamed = state
    .sliceDoc(cursor.to, cursor.to + 8)
    .trimStart()
    .startsWith(":");
  const options = Object.entries(component?.fields[format()] ?? {})
    .filter(([key]) => !present.has(key) || state.sliceDoc(cursor.from, cursor.to) === `"${key}"`)
    .map(([key, field]) => keyOption(key, field, cursor, isNamed));
  const wantsTag = around !== undefined && !present.has("tag") && tagsFor(catalog, format(), around).length > 0;
  const tag: Completion = {
    label: "tag",
    type: "property",
    boost: 9,
    apply: typed(cursor, isNamed ? '"tag"' : '"tag": "#{}"'),
  };
  return wantsTag ? [tag, ...options] : options;
}

function keyOption(key: string, field: Field, cursor: Cursor, isNamed: boolean): Completion {
  return {
    label: key,
    detail: field.label,
    type: "property",
    boost: field.required ? 5 : field.deprecated ? -5 : 0,
    apply: typed(cursor, isNamed ? `"${key}"` : `"${key}": ${beginning(field)}`),
  };
}

/** How a value of a field begins, the caret at `#{}`. */
function beginning({ type }: Field): string {
  switch (type.kind) {
    case "elements":
    case "list":
      return "[#{}]";
    case "tagged":
      return type.tags?.length === 1 ? `{"tag": "${type.tags[0]}", #{}}` : "{#{}}";
    case "object":
    case "by_locale":
    case "by_name":
      return "{#{}}";
    case "flag":
    case "integer":
    case "number":
      return "#{}";
    default:
      return '"#{}"';
  }
}

function values({ catalog, format }: Facts, cursor: Cursor): readonly Completion[] {
  const last = cursor.steps.at(-1);
  if (last?.key === "tag" && cursor.holder !== undefined) {
    const type = meaningOf(catalog, format(), cursor.steps.slice(0, -1)).type;
    return (type ? tagsFor(catalog, format(), type) : []).map((tag) =>
      valueOption(tag, cursor, catalog.components[tag]?.label),
    );
  }
  const { type } = meaningOf(catalog, format(), cursor.steps);
  if (type === undefined) return [];
  if (cursor.at === "item" && !cursor.isQuoted && type.kind === "tagged")
    return snippets(catalog, format(), tagsFor(catalog, format(), type), cursor);
  const isBare = type.kind === "flag" || type.kind === "integer";
  const { words } = catalog;
  return valuesOf(catalog, type).map((word) =>
    isBare ? { label: word, type: "keyword" } : valueOption(word, cursor, words[`${last?.key}.${word}`] ?? words[word]),
  );
}

function valueOption(word: string, cursor: Cursor, detail?: string): Completion {
  return { label: word, type: "enum", ...(detail && { detail }), apply: typed(cursor, `"${word}"`) };
}

/** Whole components, as the palette inserts them. */
function snippets(catalog: Catalog, format: Format, tags: readonly string[], cursor: Cursor): readonly Completion[] {
  return tags.flatMap((tag) => {
    const component = catalog.components[tag];
    const given = component?.snippets[format];
    if (component === undefined || given === undefined) return [];
    return [
      {
        label: tag,
        detail: component.label,
        info: t("inserts"),
        type: "class",
        apply: typed(cursor, JSON.stringify(given, null, 2)),
      },
    ];
  });
}

type Apply = (view: EditorView, completion: Completion, from: number, to: number) => void;

/** Puts a text in the place of the whole token, its quotes included; the caret goes to `#{}`, and what follows is offered. */
function typed({ isQuoted }: Cursor, written: string): Apply {
  return (view, _completion, from, to) => {
    const start = isQuoted ? from - 1 : from;
    const end = isQuoted && view.state.sliceDoc(to, to + 1) === '"' ? to + 1 : to;
    const insert = written.replace(HOLE, "");
    const caret = written.indexOf(HOLE);
    const anchor = start + (caret < 0 ? insert.length : caret);
    view.dispatch({ changes: { from: start, to: end, insert }, selection: { anchor }, userEvent: "input.complete" });
    if (caret >= 0) startCompletion(view);
  };
}
