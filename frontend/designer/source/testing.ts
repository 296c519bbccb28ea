/** What the source pane's tests read of the catalog: a few components, as the server describes them. */
import type { Catalog } from "../core/catalog.ts";

const component = (fields: Readonly<Record<string, unknown>>, placeable = true) => ({
  placeable,
  formats: ["2.0"],
  snippets: { "2.0": { tag: "hr" } },
  fields: { "2.0": fields },
});
export const catalog = {
  words: {},
  colors: { "blue-500": {} },
  icons: { outlined: ["chat_outlined"] },
  components: {
    root: component({ body: { type: { kind: "object", shape: "body" } } }, false),
    body: component({ elements: { label: "元素", type: { kind: "elements" } } }, false),
    button: component({
      type: { type: { kind: "enum", values: ["default", "primary"] } },
      text: { type: { kind: "tagged", tags: ["plain_text"] } },
      disabled: { type: { kind: "flag" } },
    }),
    plain_text: component({ i18n_content: { type: { kind: "by_locale", item: { kind: "content" } } } }, false),
  },
} as unknown as Catalog;
