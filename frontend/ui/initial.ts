/** The letter of an avatar, as the server draws it: the last character of a Chinese name, the first of any other. */
export function initialOf(name: string): string {
  const text = name.trim() || "?";
  const last = text.at(-1) ?? "?";
  return /[\u4e00-\u9fff]/.test(last) ? last : text.charAt(0).toUpperCase();
}
