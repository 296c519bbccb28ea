/**
 * Variables of a document: how they are declared, and what stands for them when it is filled; the twin of
 * `cardstudio/cards/fill/variables.py`.
 */
import { type Binding, EMPTY, isName, type Kind, MISSING } from "./expressions.ts";
import { Problems } from "./problems.ts";
import { isScalar, own, spelledTexts, TYPES, typeNamed } from "./value-types.ts";
import { has, isObject, type JsonObject, textOf } from "./values.ts";

const WRONG_TYPE = 200732;
const WRONG_FORMAT = 200737;
const DEEPEST = 4;
const MOST_CHECKED = 1000;
const MOST_DIGITS = 15;
const MOST_SHOWN = 10;

/** Who fills a variable in: whoever made the card, whoever sends it, or the program that calls for it. */
const FILLERS = ["author", "sender", "program"] as const;
export type Filler = (typeof FILLERS)[number];

export interface Variable {
  readonly name: string;
  /** A key of `TYPES`, "" for a word nobody knows, which takes anything. */
  readonly type: string;
  readonly label: string;
  readonly description: string;
  /** `MISSING` without one, and so is the example. */
  readonly default: unknown;
  readonly example: unknown;
  readonly required: boolean;
  /** What was said, else what the default tells. */
  readonly filledBy: Filler;
  readonly options: ReadonlySet<string>;
  readonly fields: readonly Variable[];
}

/** The variables of a document; what is wrong with the declarations goes to `problems`. */
export function declared(listed: unknown, problems = new Problems(), depth = 0): Variable[] {
  const found = new Map<string, Variable>();
  for (const [name, entry] of entriesOf(listed)) {
    if (typeof name !== "string" || !isName(name))
      problems.add("bad-variable-name", null, { name: textOf(name) ?? "" });
    else if (found.has(name)) problems.add("duplicate-variable", null, { name });
    else found.set(name, variable(name, entry, problems, depth));
  }
  return Array.from(found.values());
}

/** Declarations as name and entry. A map from name to entry or type word is read as well: people write both. */
function entriesOf(listed: unknown): [unknown, JsonObject][] {
  if (Array.isArray(listed))
    return listed.map((entry) => (isObject(entry) ? [own(entry, "name"), entry] : [entry, {}]));
  if (!isObject(listed)) return [];
  return Object.entries(listed).map(([name, entry]) => [name, isObject(entry) ? entry : { type: entry }]);
}

function variable(name: string, entry: JsonObject, problems: Problems, depth: number): Variable {
  const word = has(entry, "type") ? entry.type : "text";
  const type = typeNamed(word);
  if (type === undefined) problems.add("unknown-variable-type", null, { name, type: textOf(word) ?? "" });
  const options = own(entry, "options");
  const bare: Variable = {
    name,
    type: type ?? "",
    label: words(own(entry, "label")),
    description: words(own(entry, "description")),
    default: MISSING,
    example: MISSING,
    required: own(entry, "required") !== false,
    filledBy: "sender",
    options: new Set(Array.isArray(options) ? options.filter((option) => typeof option === "string") : []),
    fields: depth < DEEPEST ? declared(own(entry, "fields"), problems, depth + 1) : [],
  };
  const byDefault = given(bare, own(entry, "default"), problems);
  const filler = own(entry, "filled_by");
  return {
    ...bare,
    default: byDefault,
    example: given(bare, own(entry, "example"), new Problems()),
    filledBy: FILLERS.find((known) => known === filler) ?? (byDefault === MISSING ? "sender" : "author"),
  };
}

function words(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** A value as the variable takes it, `MISSING` where there is none; `null` is none. */
function given(variable: Variable, value: unknown, problems: Problems): unknown {
  return value === null || value === undefined ? MISSING : checked(variable, value, problems);
}

/** What people call it: its label, else what was written about it, else its name. */
export function called({ label, description, name }: Variable): string {
  return label || description || name;
}

/** `value` as the variable takes it: numbers out of numeric texts, and `MISSING` for another type. */
export function checked(
  { name: ownName, type, fields, options }: Variable,
  value: unknown,
  problems: Problems,
  name = ownName,
): unknown {
  const known = TYPES[type];
  if (known === undefined || value === null) return value;
  if ((type === "text" || type === "markdown") && isScalar(value) && typeof value !== "string") {
    // The platform refuses it, but what is meant is plain.
    problems.add("value-not-text", null, { name }, WRONG_TYPE);
    return textOf(value);
  }
  if (!known.takes(value)) {
    problems.add("wrong-value-type", null, { name, type }, WRONG_TYPE);
    return MISSING;
  }
  if (known.spelling !== undefined && !spelledTexts(known, value).every((text) => known.spelling?.test(text))) {
    problems.add("wrong-value-format", null, { name, expected: known.spelled }, WRONG_FORMAT);
  }
  if (type === "choice" && options.size > 0 && !options.has(String(value))) {
    const shown = Array.from(options).slice(0, MOST_SHOWN).join(", ");
    problems.add("value-not-an-option", null, { name, options: shown });
  }
  checkMembers(fields, value, problems, name);
  return type === "integer" || type === "number" ? asNumber(value) : value;
}

/** A numeric text as a number, unless it has more digits than every program keeps. */
function asNumber(value: unknown): unknown {
  return typeof value === "string" && value.length <= MOST_DIGITS ? Number(value) : value;
}

function checkMembers(fields: readonly Variable[], value: unknown, problems: Problems, name: string): void {
  const items = Array.isArray(value) ? value.slice(0, MOST_CHECKED) : [value];
  items.forEach((item, index) => {
    for (const member of fields) {
      const held = isObject(item) ? own(item, member.name) : undefined;
      if (held === undefined || held === null) continue;
      checked(member, held, problems, `${Array.isArray(value) ? `${name}.${index}` : name}.${member.name}`);
    }
  });
}

/** What every declared name stands for: its value, else its default, else `EMPTY` or, if it is required, `MISSING`. */
export function bindings(
  variables: readonly Variable[],
  values: unknown,
  problems: Problems,
  visitor: readonly string[] = [],
): Map<string, Binding> {
  const listed = isObject(values) ? values : {};
  if (values !== null && values !== undefined && !isObject(values)) problems.add("values-not-object", null, {});
  const known = new Set(variables.map(({ name }) => name));
  for (const name of Object.keys(listed)) if (!known.has(name)) problems.add("undeclared-value", null, { name });
  return new Map(
    variables.map((variable) => {
      let value = given(variable, own(listed, variable.name), problems);
      if (value === MISSING) value = variable.default;
      if (value === MISSING && !variable.required) value = EMPTY;
      return [variable.name, { value, kind: kindOf(variable, visitor.includes(variable.name)) }];
    }),
  );
}

/** What expressions need to know; `escaped` takes nothing for markup, whatever is declared. */
export function kindOf(variable: Variable, escaped: boolean): Kind {
  const { type, fields } = variable;
  return {
    called: called(variable),
    markup: type === "markdown" && !escaped,
    fields: new Map(fields.map((field) => [field.name, kindOf(field, escaped)])),
  };
}

/**
 * What stands for each variable where the card is drawn before anybody filled it: what `values` say, else its default, its
 * example, what the first sample says (documents of before have no examples), or what it is called as 〔label〕; `MISSING` where it
 * takes no words.
 */
export function shownFor(document: JsonObject, values?: JsonObject): ReadonlyMap<string, unknown> {
  const sample = firstSample(document);
  const valueIn = (variable: Variable, held: JsonObject | undefined) =>
    given(variable, held && own(held, variable.name), new Problems());
  return new Map(
    declared(own(document, "variables")).map((variable) => {
      const known = [valueIn(variable, values), variable.default, variable.example, valueIn(variable, sample)];
      const shown = known.find((value) => value !== MISSING);
      return [variable.name, shown ?? checked(variable, `〔${called(variable)}〕`, new Problems())];
    }),
  );
}

/** The values of the first sample. */
function firstSample(document: JsonObject): JsonObject | undefined {
  const listed = own(document, "samples");
  const first: unknown = Array.isArray(listed) ? listed[0] : undefined;
  const values = isObject(first) ? own(first, "values") : undefined;
  return isObject(values) ? values : undefined;
}
