import { action } from "../components/action/action.ts";
import { button } from "../components/button/button.ts";
import { column, columnSet } from "../components/column_set/column_set.ts";
import { div } from "../components/div/div.ts";
import { hr } from "../components/hr/hr.ts";
import { img } from "../components/img/img.ts";
import { markdown } from "../components/markdown/markdown.ts";
import { note } from "../components/note/note.ts";
import type { Pack } from "../registry.ts";

/** What nearly every card has; its styles are in the card's own sheet. */
export const base: Pack = {
  css: [],
  components: { action, button, column, column_set: columnSet, div, hr, img, markdown, note },
};
