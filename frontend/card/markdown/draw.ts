import { html, type TemplateResult } from "lit/html.js";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { type CardNode, objectOf } from "../json.ts";
import { later, lazy } from "../lazy-loading.ts";
import { iconToken } from "../parts/icons.ts";
import { shortId } from "../parts/ids.ts";
import { anchor } from "../parts/links.ts";
import { picture } from "../parts/pictures.ts";
import { tagClass } from "../parts/tag-colors.ts";
import { placed } from "../placed.ts";
import { styled } from "../styled.ts";
import type { DialectName } from "./dialects.ts";
import { parseMarkdown } from "./markdown.ts";
import type { Block, Inline } from "./tokens.ts";

type Tag = Extract<Inline, { type: "tag" }>;

/** Markup nested deeper than this is drawn as plain text: templates recurse, and texts may be hostile. */
const DEEPEST = 24;
/** Tables and code are a chunk of their own: most texts have neither. */
const blocks = lazy(() => import("./code-and-tables.ts"));
const emoji = lazy(() => import("./emoji-likeness.ts"));

/** What drawing a text needs besides its tokens. */
interface TextContext {
  readonly context: Context;
  /** Addresses that `[text]($name)` refers to (format 1.0). */
  readonly hrefs: CardNode;
}

/** Markdown of a card as templates; HTML strings never exist. */
export function drawMarkdown(
  source: string,
  dialect: DialectName,
  context: Context,
  hrefs: CardNode = {},
): TemplateResult {
  const text = { context, hrefs };
  return html`${parseMarkdown(source, dialect).map((token) => block(token, text))}`;
}

function block(token: Block, text: TextContext): TemplateResult {
  switch (token.type) {
    case "paragraph":
      return html`<p>${inlines(token.children, text)}</p>`;
    case "heading":
      return html`<div class="h h${token.level}" role="heading" aria-level=${token.level}>${inlines(token.children, text)}</div>`;
    case "quote":
      return html`<blockquote>${token.children.map((child) => block(child, text))}</blockquote>`;
    case "code":
      return html`${later(blocks, text.context, ({ drawCode }) => drawCode(token, text.context))}`;
    case "rule":
      return html`<hr class="rule" />`;
    case "list":
      return list(token, text);
    case "table":
      return html`${later(blocks, text.context, ({ drawTable }) => drawTable(token, text.context, (cell) => inlines(cell, text)))}`;
  }
}

function list(token: Extract<Block, { type: "list" }>, text: TextContext): TemplateResult {
  const items = token.items.map((item) => html`<li>${item.map((child) => block(child, text))}</li>`);
  return token.ordered ? html`<ol start=${token.start}>${items}</ol>` : html`<ul>${items}</ul>`;
}

/** Inline tokens as templates. */
function inlines(tokens: readonly Inline[], text: TextContext, depth = 0): unknown {
  if (depth > DEEPEST) return tokens.map(wordsOf).join("");
  return tokens.map((token) => inline(token, text, depth));
}

function inline(token: Inline, text: TextContext, depth: number): unknown {
  switch (token.type) {
    case "text":
      return placed(token.text, text.context);
    case "break":
    case "softbreak":
      return html`<br />`;
    case "em":
      return html`<em>${inlines(token.children, text, depth + 1)}</em>`;
    case "strong":
      return html`<strong>${inlines(token.children, text, depth + 1)}</strong>`;
    case "strike":
      return html`<s>${inlines(token.children, text, depth + 1)}</s>`;
    case "code":
      return html`<code class="span">${token.text}</code>`;
    case "link":
      return anchor(linkOf(token.href, text.hrefs), text.context, inlines(token.children, text, depth + 1));
    case "image":
      return picture(token.key, token.alt, text.context, { class: "inline" });
    case "emoji":
      return html`<span class="emoji" title=${token.key}>${later(emoji, text.context, ({ likenessOf }) => likenessOf(token.key))}</span>`;
    case "tag":
      return drawTag(token, text, depth);
  }
}

/** One of Feishu's own tags as a template. */
function drawTag(token: Tag, text: TextContext, depth: number): unknown {
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

/** `$name` refers to an address beside the text; everything else is the address. */
function linkOf(href: string, hrefs: CardNode): CardNode {
  return href.startsWith("$") ? objectOf(hrefs[href.slice(1)]) : { url: href };
}

/** The bare words of tokens, walked without recursion. */
function wordsOf(token: Inline): string {
  const waiting: Inline[] = [token];
  let words = "";
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("text" in next) words += next.text;
    if ("children" in next) waiting.push(...[...next.children].reverse());
  }
  return words;
}
