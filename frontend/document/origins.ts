/** Where in the template each place of a filled card comes from; the twin of `cardstudio/cards/fill/origins.py`. */
import { type Path, pointerOf } from "./problems.ts";
import { has, isObject } from "./values.ts";

export class Origins {
  /** Filled pointer → template pointer, of the places that moved. */
  readonly moved = new Map<string, string>();

  constructor(private readonly template: unknown) {}

  /** The template's place for any place of the filled card. */
  of(pointer: string): string {
    let head = pointer;
    while (head !== "" && !this.moved.has(head)) head = head.slice(0, head.lastIndexOf("/"));
    return this.there((this.moved.get(head) ?? head) + pointer.slice(head.length));
  }

  /** Notes that the value at `filled` was made of the one at `template`. */
  note(filled: Path, template: Path): void {
    this.moved.set(pointerOf(filled), pointerOf(template));
  }

  /** Forgets all but the first `count`: what was being made is not kept. */
  rewind(count: number): void {
    for (const pointer of Array.from(this.moved.keys()).slice(count)) this.moved.delete(pointer);
  }

  /** The pointer, cut where the template ends. */
  private there(pointer: string): string {
    let value = this.template;
    let found = "";
    for (const token of pointer.split("/").slice(1)) {
      const key = token.replace(/~1/g, "/").replace(/~0/g, "~");
      if (!(isObject(value) || Array.isArray(value)) || !has(value, key)) break;
      value = (value as Readonly<Record<string, unknown>>)[key];
      found += `/${token}`;
    }
    return found;
  }
}
