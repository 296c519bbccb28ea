import { html } from "lit/html.js";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { iconToken } from "../icons.ts";
import { later } from "../lazy.ts";
import { anchor } from "../links.ts";
import { shortId } from "../people.ts";
import { styled } from "../styled.ts";
import { tagClass } from "../tag-colors.ts";
import { blocks, inlines, type TextContext } from "./draw.ts";
import type { Inline } from "./tokens.ts";

type Tag = Extract<Inline, { type: "tag" }>;

/** One of Feishu's own tags as a template. */
export function drawTag(token: Tag, text: TextContext, depth: number): unknown {
  const { attributes } = token;
  const content = () => inlines(token.children, text, depth + 1);
  const { context } = text;
  switch (token.name) {
    case "at":
      return mention(token, context);
    case "font":
      return html`<span ${styled({ color: color(attributes.color, context) })}>${content()}</span>`;
    case "text_tag":
      return html`<span class="tag ${tagClass(attributes.color)}">${content()}</span>`;
    case "a":
      return anchor({ url: attributes.href }, context, token.children.length > 0 ? content() : attributes.href);
    case "link":
      return anchor(
        attributes,
        context,
        html`${attributes.icon ? iconToken(attributes.icon, context) : ""}${content()}`,
      );
    case "hr":
      return html`<hr class="rule" />`;
    default:
      return later(blocks, context, ({ drawRareTag }) => drawRareTag(token, content(), context));
  }
}

function mention(token: Tag, context: Context): unknown {
  const { id, ids, email } = token.attributes;
  const given = token.children[0]?.type === "text" ? token.children[0].text : undefined;
  const people = (id ?? ids ?? email ?? "").split(",").filter((name) => name !== "");
  return people.map((name, index) => {
    const shown = name === "all" ? context.t("everyone") : (given ?? shortId(name));
    return html`${index > 0 ? " " : ""}<span class="at" title=${name}>@${shown.replace(/^@/, "")}</span>`;
  });
}
