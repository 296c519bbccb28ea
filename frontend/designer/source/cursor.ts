/** Where in the JSON the cursor is, also while the text is broken: by the editor's own forgiving tree. */
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import type { EditorState } from "@codemirror/state";
import type { SyntaxNode } from "@lezer/common";
import type { Step } from "./schema.ts";

export interface Cursor {
  /** From the card to the object or list the cursor is in, and on to the value it is at. */
  readonly steps: readonly Step[];
  /** `key`: the name of a member is typed; `value`: what it says; `item`: between the items of a list. */
  readonly at: "key" | "value" | "item";
  /** The token to be replaced; empty where there is none yet. */
  readonly from: number;
  readonly to: number;
  readonly isQuoted: boolean;
  /** The object around, for the keys it has and its `tag`. */
  readonly holder: SyntaxNode | undefined;
}

/** As long as the editor may be held up until the tree reaches the cursor. */
const PARSE_MS = 200;
const SCALARS: ReadonlySet<string> = new Set(["String", "Number", "True", "False", "Null"]);

/** What is being written at a place. */
export function cursorAt(state: EditorState, pos: number): Cursor | undefined {
  const tree = ensureSyntaxTree(state, pos, PARSE_MS) ?? syntaxTree(state);
  const node = tree.resolveInner(pos, -1);
  const token = tokenAt(node);
  if (token?.name === "PropertyName") return make(state, token.parent, "key", token.from, token.to, true);
  if (token !== undefined) return valueCursor(state, token);
  const around = containerOf(node);
  if (around?.name === "Array") return make(state, around, "item", pos, pos, false);
  if (around?.name === "Property") return make(state, around, "value", pos, pos, false);
  return around?.name === "Object" ? make(state, around, "key", pos, pos, false) : undefined;
}

function valueCursor(state: EditorState, token: SyntaxNode): Cursor | undefined {
  const { parent, from, to, name } = token;
  if (parent === null) return undefined;
  // Where a name is expected, the grammar of a broken text may take it for a value.
  if (parent.name === "Object") return make(state, parent, "key", from, to, name === "String");
  return make(state, parent, parent.name === "Array" ? "item" : "value", from, to, name === "String");
}

function make(
  state: EditorState,
  place: SyntaxNode | null,
  at: Cursor["at"],
  from: number,
  to: number,
  isQuoted: boolean,
): Cursor | undefined {
  if (place === null) return undefined;
  const holder = place.name === "Property" ? (place.parent ?? undefined) : place.name === "Object" ? place : undefined;
  const steps = stepsTo(state, at === "key" && place.name === "Property" ? (place.parent ?? place) : place, from);
  return { steps, at, from, to, isQuoted, holder };
}

function tokenAt(node: SyntaxNode): SyntaxNode | undefined {
  return node.name === "PropertyName" || SCALARS.has(node.name) ? node : undefined;
}

/** The object, list or member around a place; a member only when the cursor is behind its colon. */
function containerOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.name === "Object" || at.name === "Array" || at.name === "Property") return at;
  }
  return undefined;
}

/** The steps that lead to an object, a list or a member; `offset` tells which item of a list is meant. */
function stepsTo(state: EditorState, place: SyntaxNode, offset: number): readonly Step[] {
  const steps: Step[] = [];
  let [node, at]: [SyntaxNode | null, number] = [place, offset];
  while (node !== null) {
    if (node.name === "Property") {
      steps.unshift({ key: keyOf(state, node), tag: node.parent ? tagOf(state, node.parent) : undefined });
    } else if (node.name === "Array") steps.unshift({ key: indexIn(node, at), tag: undefined });
    at = node.from;
    node = node.parent;
  }
  return steps;
}

function indexIn(list: SyntaxNode, offset: number): number {
  let index = 0;
  for (let item = list.firstChild; item !== null; item = item.nextSibling) {
    if (item.to < offset && (item.name === "Object" || item.name === "Array" || SCALARS.has(item.name))) index += 1;
  }
  return index;
}

/** The members of an object by name. */
export function membersOf(state: EditorState, object: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  return new Map(object.getChildren("Property").map((member) => [keyOf(state, member), member]));
}

export function keyOf(state: EditorState, member: SyntaxNode): string {
  const name = member.getChild("PropertyName");
  return name === null ? "" : text(state, name);
}

/** The `tag` of an object; undefined without one. */
export function tagOf(state: EditorState, object: SyntaxNode): string | undefined {
  const value = membersOf(state, object).get("tag")?.getChild("String");
  return value ? text(state, value) : undefined;
}

/** What a string says; one that is not finished, its letters. */
function text(state: EditorState, { from, to }: Pick<SyntaxNode, "from" | "to">): string {
  const written = state.sliceDoc(from, to);
  try {
    return String(JSON.parse(written));
  } catch {
    return written.replace(/^"|"$/g, "");
  }
}

/** The token at a cursor, as what it says. */
export function wordAt(state: EditorState, { from, to }: Cursor): string {
  return text(state, { from, to });
}
