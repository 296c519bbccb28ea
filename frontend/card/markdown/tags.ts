/** Reading `<name attribute=value …>` and `</name>` at a place of the source. */

export interface TagSource {
  readonly name: string;
  readonly closing: boolean;
  readonly selfClosing: boolean;
  readonly attributes: Record<string, string>;
  /** Index just after the `>`. */
  readonly end: number;
}

const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9_]*)/y;
const ATTRIBUTE = /\s*([a-zA-Z_][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*[^\s"'<>/]|)))?/y;
const END = /\s*(\/?)>/y;
/** Longer than any tag with a handful of links; keeps a text of unclosed quotes from being read again and again. */
const LONGEST = 8000;

/** The tag that begins at `index` (which holds `<`), or undefined when it is no well-formed tag. */
export function tagAt(source: string, index: number): TagSource | undefined {
  NAME.lastIndex = index;
  const opening = NAME.exec(source);
  if (opening === null) return undefined;
  const attributes: Record<string, string> = {};
  let place = NAME.lastIndex;
  while (place - index < LONGEST) {
    END.lastIndex = place;
    const end = END.exec(source);
    if (end !== null) {
      const name = (opening[2] ?? "").toLowerCase();
      return { name, closing: opening[1] === "/", selfClosing: end[1] === "/", attributes, end: END.lastIndex };
    }
    ATTRIBUTE.lastIndex = place;
    const attribute = ATTRIBUTE.exec(source);
    if (attribute === null || attribute[0] === "") return undefined;
    attributes[(attribute[1] ?? "").toLowerCase()] = attribute[2] ?? attribute[3] ?? attribute[4] ?? "";
    place = ATTRIBUTE.lastIndex;
  }
  return undefined;
}
