/** JSON Pointer (RFC 6901), both ways. */

/** The unescaped keys of a pointer; "" is the whole value and has none. */
export function tokens(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replace(/~1/g, "/").replace(/~0/g, "~"));
}

/** The pointer of a list of keys: `pointer(["a/b", 0])` is `"/a~1b/0"`. */
export function pointer(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${escaped(key)}`).join("");
}

/** One key as it stands in a pointer. */
export function escaped(key: string | number): string {
  return typeof key === "number" ? String(key) : key.replace(/~/g, "~0").replace(/\//g, "~1");
}
