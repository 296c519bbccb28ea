/** JSON text as a tree of ranges, strict to the comma: what the source pane patches, and where it says a fault is. DOM-free. */

export interface Node {
  readonly kind: "object" | "array" | "string" | "number" | "literal";
  /** Character offsets, end excluded. */
  readonly start: number;
  readonly end: number;
  /** Of an object; a key that stands twice is a fault. */
  readonly members?: readonly Member[];
  /** Of an array. */
  readonly items?: readonly Node[];
}

export interface Member {
  readonly key: string;
  /** Where the key begins. */
  readonly start: number;
  readonly value: Node;
}

export type FaultKind = "value" | "key" | "colon" | "comma" | "string" | "escape" | "end" | "after" | "twice" | "deep";

export interface Fault {
  readonly kind: FaultKind;
  readonly at: number;
}

const DEEPEST = 200;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these in a string.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

/** The tree of a text, or the first thing wrong with it. */
export function parsed(text: string): Node | Fault {
  const reader = new Reader(text);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof Wrong) return error.fault;
    throw error;
  }
}

export function isFault(result: Node | Fault): result is Fault {
  return "at" in result;
}

class Wrong extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  whole(): Node {
    const node = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail("after");
    return node;
  }

  private value(depth: number): Node {
    this.space();
    if (depth > DEEPEST) this.fail("deep");
    const sign = this.text[this.at];
    if (sign === "{") return this.object(depth);
    if (sign === "[") return this.array(depth);
    if (sign === '"') return this.string();
    const start = this.at;
    const found = this.take(SCALAR);
    if (found === "") this.fail(sign === undefined ? "end" : "value");
    return { kind: /^[tfn]/.test(found) ? "literal" : "number", start, end: this.at };
  }

  private object(depth: number): Node {
    const start = this.at;
    const members: Member[] = [];
    const keys = new Set<string>();
    this.list("}", () => {
      if (this.text[this.at] !== '"') this.fail(this.at < this.text.length ? "key" : "end");
      const from = this.at;
      const { end } = this.string();
      const key = JSON.parse(this.text.slice(from, end)) as string;
      if (keys.has(key)) this.fail("twice", from);
      keys.add(key);
      this.space();
      if (this.text[this.at] !== ":") this.fail(this.at < this.text.length ? "colon" : "end");
      this.at += 1;
      members.push({ key, start: from, value: this.value(depth + 1) });
    });
    return { kind: "object", start, end: this.at, members };
  }

  private array(depth: number): Node {
    const start = this.at;
    const items: Node[] = [];
    this.list("]", () => items.push(this.value(depth + 1)));
    return { kind: "array", start, end: this.at, items };
  }

  private list(close: string, entry: () => void): void {
    this.at += 1;
    this.space();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.space();
      entry();
      this.space();
      const sign = this.text[this.at];
      if (sign !== "," && sign !== close) this.fail(sign === undefined ? "end" : "comma");
      this.at += 1;
      if (sign === close) return;
    }
  }

  private string(): Node {
    const start = this.at;
    if (this.take(STRING) === "") this.failInString(start);
    return { kind: "string", start, end: this.at };
  }

  /** What in a string that can't be read is wrong: it has no end in its line, or an escape nobody knows. */
  private failInString(start: number): never {
    for (let at = start + 1; at < this.text.length; at += 1) {
      const sign = this.text[at] ?? "";
      if (sign < " ") this.fail("string", start);
      if (sign !== "\\") continue;
      if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(this.text.slice(at, at + 6))) this.fail("escape", at);
      at += 1;
    }
    return this.fail("string", start);
  }

  private space(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  private fail(kind: FaultKind, at = this.at): never {
    throw new Wrong({ kind, at });
  }
}

/** A place in the tree: a node, and where it begins with its key. */
export interface Spot {
  readonly node: Node;
  readonly start: number;
}

/** Where keys lead, or as far as they do. */
export function spotAt(root: Node, keys: readonly (string | number)[]): Spot {
  let spot: Spot = { node: root, start: root.start };
  for (const key of keys) {
    const next = childOf(spot.node, key);
    if (next === undefined) return spot;
    spot = next;
  }
  return spot;
}

function childOf({ members, items }: Node, key: string | number): Spot | undefined {
  const member = members?.find((one) => one.key === String(key));
  if (member !== undefined) return { node: member.value, start: member.start };
  const item = items?.[Number(key)];
  return item && { node: item, start: item.start };
}

/** The keys of the innermost value an offset lies in. */
export function keysAt(root: Node, offset: number): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  let node: Node | undefined = root;
  while (node !== undefined) {
    const member: Member | undefined = node.members?.find((one) => one.start <= offset && offset <= one.value.end);
    const index: number = node.items?.findIndex((one) => one.start <= offset && offset <= one.end) ?? -1;
    if (member !== undefined) keys.push(member.key);
    else if (index >= 0) keys.push(index);
    node = member?.value ?? node.items?.[index];
  }
  return keys;
}
