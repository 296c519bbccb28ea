/** Conditions (`$if`); the twin of `cardstudio/cards/fill/conditions.py`. */
import {
  BLANK,
  EMPTY,
  LITERAL,
  literalOf,
  lookup,
  type Memo,
  MISSING,
  memoOf,
  PATH,
  RESERVED,
  type Scope,
} from "./expressions.ts";
import type { Literal } from "./filters.ts";
import { equal, isNumber, less, truthy } from "./values.ts";

const TOKEN = new RegExp(`${BLANK}(${LITERAL}|${PATH}|[=!<>]=|[<>()\\[\\],])`, "uy");
const ONE_LITERAL = new RegExp(`^(?:${LITERAL})$`, "u");
const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in"]);
const LONGEST = 1000;
const DEEPEST = 32;

export type Condition =
  | { readonly op: "literal"; readonly held: Literal | readonly Literal[] }
  | { readonly op: "path"; readonly path: readonly string[] }
  | { readonly op: string; readonly operands: readonly Condition[] };

class Unreadable extends Error {}

/** The tree of an `$if`; undefined when it cannot be read. */
export function parseCondition(text: string): Condition | undefined {
  try {
    const reader = new Reader(tokensOf(text));
    const condition = reader.either();
    return reader.peek() === "" ? condition : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function tokensOf(text: string): string[] {
  if (Array.from(text).length > LONGEST) throw new Unreadable();
  const source = text.replace(/[ \t\r\n]+$/, "");
  const tokens: string[] = [];
  let end = 0;
  while (end < source.length) {
    TOKEN.lastIndex = end;
    const found = TOKEN.exec(source);
    if (found === null) throw new Unreadable();
    tokens.push(found[1] ?? "");
    end = TOKEN.lastIndex;
  }
  return tokens;
}

/** Recursive descent; `depth` bounds the only two rules that can nest. */
class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly string[]) {}

  peek(ahead = 0): string {
    return this.tokens[this.at + ahead] ?? "";
  }

  either(): Condition {
    return this.chain("or", () => this.chain("and", () => this.negation()));
  }

  private chain(op: "or" | "and", next: () => Condition): Condition {
    const first = next();
    const operands = [first];
    while (this.take(op)) operands.push(next());
    return operands.length === 1 ? first : { op, operands };
  }

  private take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.at += 1;
    return true;
  }

  private negation(): Condition {
    if (!this.take("not")) return this.comparison();
    return { op: "not", operands: [this.nested(() => this.negation())] };
  }

  private comparison(): Condition {
    const left = this.operand();
    const op = this.peek();
    if (COMPARISONS.has(op)) {
      this.at += 1;
      return { op, operands: [left, this.operand()] };
    }
    if (op !== "not" || this.peek(1) !== "in") return left;
    this.at += 2;
    return { op: "not", operands: [{ op: "in", operands: [left, this.operand()] }] };
  }

  private operand(): Condition {
    if (this.take("(")) {
      const inner = this.nested(() => this.either());
      if (!this.take(")")) throw new Unreadable();
      return inner;
    }
    if (this.take("[")) return { op: "literal", held: this.list() };
    const token = this.peek();
    this.at += 1;
    if (ONE_LITERAL.test(token)) return { op: "literal", held: literalOf(token) };
    if (!/^[A-Za-z\u4e00-\u9fff]/.test(token) || (RESERVED.has(token) && token !== "loop")) throw new Unreadable();
    return { op: "path", path: token.split(".") };
  }

  private list(): Literal[] {
    const held: Literal[] = [];
    while (!this.take("]")) {
      const token = this.peek();
      if (!ONE_LITERAL.test(token)) throw new Unreadable();
      this.at += 1;
      held.push(literalOf(token));
      if (!this.take(",") && this.peek() !== "]") throw new Unreadable();
    }
    return held;
  }

  private nested(read: () => Condition): Condition {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Unreadable();
    const inner = read();
    this.depth -= 1;
    return inner;
  }
}

/** Whether a condition holds, the names in it that nobody declared, and those that were given no value. */
export interface Verdict {
  readonly holds: boolean;
  readonly undeclared: readonly string[];
  readonly missing: readonly string[];
}

/** Whether a condition holds; what has no value counts as `null`. */
export function holds(condition: Condition, scope: Scope): Verdict {
  const undeclared: string[] = [];
  const missing: string[] = [];
  return { holds: isTrue(valueIn(condition, scope, undeclared, missing)), undeclared, missing };
}

function valueIn(condition: Condition, scope: Scope, undeclared: string[], missing: string[]): unknown {
  if ("held" in condition) return condition.held;
  if ("path" in condition) {
    const found = lookup(scope, condition.path);
    if (found !== undefined && found.value !== MISSING) return found.value;
    (found === undefined ? undeclared : missing).push(condition.path[0] ?? "");
    return null;
  }
  // Every operand is read, so that a name nobody declared is always told of.
  const values = condition.operands.map((operand) => valueIn(operand, scope, undeclared, missing));
  switch (condition.op) {
    case "and":
      return values.every(isTrue);
    case "or":
      return values.some(isTrue);
    case "not":
      return !isTrue(values[0]);
    case "in":
      if (Array.isArray(values[1])) return isIn(values[0], values[1], memoOf(scope));
      return compare(condition.op, values[0], values[1]);
    default:
      return compare(condition.op, values[0], values[1]);
  }
}

function compare(op: string, left: unknown, right: unknown): boolean {
  if (op === "in") {
    return typeof left === "string" && typeof right === "string" && right.includes(left);
  }
  if (op === "==" || op === "!=") return same(left, right) === (op === "==");
  const [small, large] = op.startsWith(">") ? [right, left] : [left, right];
  if (less(small, large)) return true;
  return op.length === 2 && equal(small, large) && small !== null && typeof small !== "boolean";
}

/** Whether a list holds a value. Each list is gone through once: many conditions may ask the same one. */
function isIn(left: unknown, items: readonly unknown[], memo: Memo | undefined): boolean {
  let known = memo?.lists.get(items);
  if (known === undefined) {
    known = new Set(items.map(keyOf));
    memo?.lists.set(items, known);
  }
  if (left === EMPTY) return [null, false, ""].some((blank) => known.has(keyOf(blank)));
  const key = keyOf(left);
  return key !== undefined && known.has(key);
}

/** Equal for scalars that are `equal`; undefined for lists and objects, which are equal to nothing. */
function keyOf(value: unknown): unknown {
  if (isNumber(value)) return Number(value);
  if (typeof value === "string") return `"${value}`;
  return typeof value === "object" && value !== null ? undefined : value;
}

function isTrue(value: unknown): boolean {
  return value !== EMPTY && truthy(value);
}

/** Equality, in which what was left empty is as good as `null`, false and the empty text. */
function same(left: unknown, right: unknown): boolean {
  if (left !== EMPTY && right !== EMPTY) return equal(left, right);
  const other = left === EMPTY ? right : left;
  return other === EMPTY || other === null || other === false || other === "";
}
