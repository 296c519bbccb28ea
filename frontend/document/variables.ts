/** Variables of a document: their types and what values they take; the twin of `cardstudio/cards/variables.py`. */
import { type Binding, isName, type Kind, MISSING } from "./expressions.ts";
import { Problems } from "./problems.ts";
import { has, isNumber, isObject, type JsonObject, textOf } from "./values.ts";

const WRONG_TYPE = 200732;
const WRONG_FORMAT = 200737;
const DEEPEST = 4;
const MOST_CHECKED = 1000;
const MOST_DIGITS = 15;

interface Type {
  takes(value: unknown): boolean;
  /** The spelling its texts must have, and the word for it. */
  readonly spelling?: RegExp;
  readonly spelled?: string;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isScalar = (value: unknown): boolean => !Array.isArray(value) && !isObject(value);
const isNumeric = (value: unknown): boolean =>
  isNumber(value) || (isText(value) && /^-?[0-9]{1,40}(?:\.[0-9]{1,40})?$/.test(String(value)));
const isInteger = (value: unknown): boolean =>
  isNumber(value) ? Number.isInteger(Number(value)) : isText(value) && /^-?[0-9]{1,40}$/.test(String(value));
const textOr =
  (key: string) =>
  (value: unknown): boolean =>
    isText(value) || (isObject(value) && has(value, key) && isText(value[key]));
const listOf =
  (takes: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(takes);
const isLink = (value: unknown): boolean =>
  isText(value) || (isObject(value) && Object.values(value).every((held) => held === null || isText(held)));
const objects = listOf(isObject);

const KNOWN = {
  text: { takes: isText },
  markdown: { takes: isText },
  integer: { takes: isInteger },
  number: { takes: isNumeric },
  boolean: { takes: (value) => typeof value === "boolean" },
  date: { takes: isText, spelling: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, spelled: "yyyy-MM-dd" },
  time: { takes: isText, spelling: /^[0-9]{2}:[0-9]{2}$/, spelled: "HH:mm" },
  datetime: { takes: isText, spelling: /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$/, spelled: "yyyy-MM-dd HH:mm" },
  url: {
    takes: isLink,
    spelling: /^(?:https?:\/\/[^ \t\r\n]|lark:\/\/msgcard\/unsupported_action$|$)/i,
    spelled: "https://…",
  },
  image: { takes: textOr("img_key") },
  image_array: { takes: listOf(textOr("img_key")) },
  person: { takes: textOr("id") },
  person_array: { takes: listOf(textOr("id")) },
  option_array: { takes: objects },
  button_array: { takes: objects },
  text_array: { takes: listOf(isScalar) },
  object: { takes: isObject },
  object_array: { takes: objects },
  table_rows: { takes: objects },
  chart: { takes: isObject },
} satisfies Readonly<Record<string, Type>>;
export type TypeName = keyof typeof KNOWN;
export const TYPES: Readonly<Record<string, Type>> = KNOWN;

export function isTypeName(word: string): word is TypeName {
  return has(KNOWN, word);
}

/** Other words for them: of the card tool and of people. */
const ALIASES: Readonly<Record<string, string>> = {
  string: "text",
  richtext: "markdown",
  int: "integer",
  float: "number",
  bool: "boolean",
  link: "url",
  img: "image",
  list: "text_array",
  array: "object_array",
  tablerowarray: "table_rows",
};

export interface Variable {
  readonly name: string;
  /** A key of `TYPES`, "" for a word nobody knows, which takes anything. */
  readonly type: string;
  readonly default: unknown;
  readonly fields: readonly Variable[];
}

/** The type a word means ("imageArray" is `image_array`); undefined for an unknown one. */
export function typeNamed(word: unknown): string | undefined {
  if (typeof word !== "string" || Array.from(word).length > 40) return undefined;
  const bare = word.toLowerCase().replace(/[^a-z]/g, "");
  return has(ALIASES, bare) ? ALIASES[bare] : Object.keys(TYPES).find((name) => name.replace("_", "") === bare);
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

function own(entry: JsonObject, key: string): unknown {
  return has(entry, key) ? entry[key] : undefined;
}

function variable(name: string, entry: JsonObject, problems: Problems, depth: number): Variable {
  const word = has(entry, "type") ? entry.type : "text";
  const type = typeNamed(word);
  if (type === undefined) problems.add("unknown-variable-type", null, { name, type: textOf(word) ?? "" });
  const fields = depth < DEEPEST ? declared(own(entry, "fields"), problems, depth + 1) : [];
  const bare: Variable = { name, type: type ?? "", default: MISSING, fields };
  return has(entry, "default") ? { ...bare, default: checked(bare, entry.default, problems) } : bare;
}

/** `value` as the variable takes it: numbers out of numeric texts, and `MISSING` for another type. */
export function checked(
  { name: own, type, fields }: Variable,
  value: unknown,
  problems: Problems,
  name = own,
): unknown {
  const known = TYPES[type];
  if (known === undefined || value === null) return value;
  if ((type === "text" || type === "markdown") && isScalar(value) && !isText(value)) {
    // The platform refuses it, but what is meant is plain.
    problems.add("value-not-text", null, { name }, WRONG_TYPE);
    return textOf(value);
  }
  if (!known.takes(value)) {
    problems.add("wrong-value-type", null, { name, type }, WRONG_TYPE);
    return MISSING;
  }
  if (known.spelling !== undefined && !spelledTexts(value).every((text) => known.spelling?.test(text))) {
    problems.add("wrong-value-format", null, { name, expected: known.spelled }, WRONG_FORMAT);
  }
  checkMembers(fields, value, problems, name);
  return type === "integer" || type === "number" ? asNumber(value) : value;
}

function spelledTexts(value: unknown): string[] {
  if (!isObject(value)) return [String(value)];
  return ["url", "pc_url", "ios_url", "android_url"].map((key) => String(own(value, key) || ""));
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

/** What every declared name stands for: its value, else its default, else `MISSING`. */
export function bindings(
  variables: readonly Variable[],
  values: unknown,
  problems: Problems,
  visitor: readonly string[] = [],
): Map<string, Binding> {
  const given = isObject(values) ? values : {};
  if (values !== null && values !== undefined && !isObject(values)) problems.add("values-not-object", null, {});
  const known = new Set(variables.map(({ name }) => name));
  for (const name of Object.keys(given)) if (!known.has(name)) problems.add("undeclared-value", null, { name });
  return new Map(
    variables.map((variable) => {
      let value: unknown = has(given, variable.name) ? given[variable.name] : MISSING;
      if (value !== MISSING && value !== null) value = checked(variable, value, problems);
      if (value === MISSING || (value === null && variable.default !== MISSING)) value = variable.default;
      return [variable.name, { value, kind: kindOf(variable, visitor.includes(variable.name)) }];
    }),
  );
}

/** What expressions need to know; `escaped` takes nothing for markup, whatever is declared. */
function kindOf({ type, fields }: Variable, escaped: boolean): Kind {
  return {
    markup: type === "markdown" && !escaped,
    fields: new Map(fields.map((field) => [field.name, kindOf(field, escaped)])),
  };
}
