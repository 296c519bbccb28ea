/** The round letter beside a name; decoration. */
import { html, type TemplateResult } from "lit";

const PALETTE = "abcde";

export function avatar(name: string, css = ""): TemplateResult {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return html`<span class="av av-${PALETTE[sum % PALETTE.length]} ${css}" aria-hidden="true">${initial(name)}</span>`;
}

/** The last letter of a Chinese name, the first of any other. */
function initial(name: string): string {
  const letters = [...name.trim()];
  const last = letters.at(-1) ?? "?";
  return /\p{Script=Han}/u.test(last) ? last : (letters[0] ?? "?").toUpperCase();
}
