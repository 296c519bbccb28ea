/** What ends with a membership and what stays, as a list in the dialog that asks. */
import { html, nothing, type TemplateResult } from "lit";
import { Key, Link, LogOut, UserPlus } from "lucide";
import { t, type Word } from "../i18n/teams.ts";
import { icon } from "../ui/icon.ts";
import type { Shapes } from "../web/api-types.ts";

type Member = Shapes["MemberDetailOut"];

/** `whose`: somebody removes another person, or leaves. */
export function endings({ ends, tokens }: Pick<Member, "ends" | "tokens">, whose: "theirs" | "own"): TemplateResult {
  const line = (shapes: Parameters<typeof icon>[0], title: string, words: Word) =>
    html`<li>${icon(shapes)}<span><b>${title}</b><span class="meta">${t(words)}</span></span></li>`;
  const counted = (shapes: Parameters<typeof icon>[0], count: number, [one, many]: [Word, Word], words: Word) =>
    count === 0 ? nothing : line(shapes, t(count === 1 ? one : many, { count }), words);
  return html`<ul class="blast">
    ${line(Link, t("stays"), "stays-text")}
    ${counted(Key, tokens ?? 0, ["stays-token", "stays-tokens"], "stays-tokens-text")}
    ${counted(Link, ends?.links ?? 0, ["ends-link", "ends-links"], "ends-links-text")}
    ${counted(UserPlus, ends?.invites ?? 0, ["ends-invite", "ends-invites"], "ends-invites-text")}
    ${whose === "theirs" ? line(LogOut, t("ends-sessions"), "ends-sessions-text") : nothing}
  </ul>`;
}
