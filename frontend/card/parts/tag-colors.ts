/** The colours a tag may have (card-format §1.4); anything else is drawn blue, as the platform does. */
const TAG_COLORS = new Set(
  "neutral blue turquoise lime orange violet indigo wathet green yellow red purple carmine".split(" "),
);

export function tagClass(value: unknown): string {
  return `tag-${typeof value === "string" && TAG_COLORS.has(value) ? value : "blue"}`;
}
