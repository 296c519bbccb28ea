import { html, type TemplateResult } from "lit/html.js";
import { color } from "../colors.ts";
import type { Context } from "../context.ts";
import { iconToken } from "../icons.ts";
import { anchor } from "../links.ts";
import { person, shortId } from "../people.ts";
import { styled } from "../styled.ts";
import { tagClass } from "../tag-colors.ts";
import { linkUrl } from "../urls.ts";
import { formatDateTime } from "./datetime.ts";
import { inlines, type TextContext } from "./draw.ts";
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
    case "number_tag":
      return numberTag(attributes, content(), context);
    case "person":
      return person(attributes.id ?? "", personLook(attributes), context);
    case "local_datetime":
      return localDateTime(attributes, context);
    case "hr":
      return html`<hr class="rule" />`;
    default:
      return html`<span class="tag tag-neutral" data-placeholder=${token.name}>${attributes.file_key ?? token.name}${content()}</span>`;
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

function numberTag(attributes: Readonly<Record<string, string>>, content: unknown, context: Context): TemplateResult {
  const styles = {
    "background-color": color(attributes.background_color, context),
    color: color(attributes.font_color, context),
  };
  const badge = html`<span class="number" ${styled(styles)}>${content}</span>`;
  return linkUrl(attributes, context.device) === undefined ? badge : anchor(attributes, context, badge);
}

function personLook(attributes: Readonly<Record<string, string>>) {
  return {
    size: "extra_small" as const,
    showAvatar: attributes.show_avatar !== "false",
    showName: attributes.show_name !== "false",
    capsule: attributes.style === "capsule",
  };
}

function localDateTime(attributes: Readonly<Record<string, string>>, context: Context): unknown {
  const shown = attributes.millisecond
    ? formatDateTime(Number(attributes.millisecond), attributes.format_type ?? "", context.locale)
    : context.t("sendTime");
  if (!attributes.link) return html`<span class="datetime">${shown}</span>`;
  return anchor({ url: attributes.link }, context, shown);
}
