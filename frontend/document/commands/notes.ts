/** What people note on elements: names and locks. They are never sent. */
import { Edits } from "../edits.ts";
import { wordsOf } from "../element-words.ts";
import { type Id, NOTES } from "../ids.ts";
import { elementOf, type State } from "../state.ts";
import { type CommandResult, elementsOf, refusal } from "./result.ts";

/** Gives an element a name people know it by; "" takes it off. */
export function rename(state: State, id: Id, name: string): CommandResult {
  const element = elementOf(state, id);
  if (element === undefined) return refusal("nothing-selected");
  const edits = new Edits(state);
  note(edits, id, "name", name === "" ? undefined : name);
  const params = { tag: element.tag, name, text: wordsOf(state, element) };
  return edits.transaction({ key: name === "" ? "did-unname" : "did-rename", params });
}

/** Locks elements against every change but this one, or unlocks them. */
export function lock(state: State, ids: readonly Id[], locked: boolean): CommandResult {
  const elements = elementsOf(state, ids);
  const [element] = elements;
  if (element === undefined) return refusal("nothing-selected");
  const edits = new Edits(state);
  for (const id of ids) note(edits, id, "locked", locked || undefined);
  const verb = locked ? "did-lock" : "did-unlock";
  if (elements.length > 1) {
    return edits.transaction({ key: `${verb}-several`, params: { count: elements.length } });
  }
  return edits.transaction({ key: verb, params: { tag: element.tag, text: wordsOf(state, element) } });
}

/** Sets one note; an element without notes has no entry. */
function note(edits: Edits, id: Id, key: "name" | "locked", value: string | boolean | undefined): void {
  const { [key]: held, ...others } = edits.state.notes[id] ?? {};
  if (value !== undefined) edits.set(NOTES, [id, key], value);
  else if (held !== undefined) edits.set(NOTES, Object.keys(others).length > 0 ? [id, key] : [id], undefined);
}
