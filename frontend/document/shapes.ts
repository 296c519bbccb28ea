/** Values of variables, which are shaped like the card tool's, in the shape a card has; the twin of `fill/shapes.py`. */
import { has, isObject, type JsonObject, textOf } from "./values.ts";

/** What a link, a picture and a person are called by, where only a text can stand. */
const CALLED_BY = ["url", "img_key", "id"];

/** A value where a text must stand: of a link the address for `key`, of a range both ends; undefined without any. */
export function asText(value: unknown, key = ""): string | undefined {
  if (!isObject(value)) return textOf(value);
  for (const name of [key, ...CALLED_BY]) {
    const held = ownOf(value, name);
    if (typeof held === "string" && held !== "") return held;
  }
  if (typeof ownOf(value, "from") === "string" && typeof ownOf(value, "to") === "string") {
    return `${value.from} – ${value.to}`;
  }
  return has(value, "url") ? "" : undefined;
}

function ownOf(value: JsonObject, key: string): unknown {
  return has(value, key) ? value[key] : undefined;
}

/** A value that becomes the whole member `key` of an object. */
export function asMember(value: unknown, key: string): unknown {
  if (isObject(value) && (key === "img_key" || key === "user_id")) return asText(value, key) ?? null;
  if (!Array.isArray(value) || (key !== "options" && key !== "persons")) return value;
  return value.map((item) => (isObject(item) ? entryOf(item) : item));
}

/** An option or a person of a list variable: its text becomes a text object. */
function entryOf(item: JsonObject): JsonObject {
  const kept = Object.entries(item).filter(([name]) => name !== "selected" && name !== "i18n_text");
  return Object.fromEntries(
    kept.map(([name, held]) => [
      name,
      name === "text" && typeof held === "string" ? textObject(held, item.i18n_text) : held,
    ]),
  );
}

function textObject(content: string, translations: unknown): JsonObject {
  const text = { tag: "plain_text", content };
  return isObject(translations) ? { ...text, i18n_content: translations } : text;
}
