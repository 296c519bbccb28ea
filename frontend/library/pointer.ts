/** JSON Pointer (RFC 6901): the unescaped keys of a pointer; "" is the whole value and has none. */
export function tokens(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replace(/~1/g, "/").replace(/~0/g, "~"));
}
