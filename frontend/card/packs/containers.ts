import { collapsiblePanel } from "../components/collapsible_panel/collapsible_panel.ts";
import { form } from "../components/form/form.ts";
import { interactiveContainer } from "../components/interactive_container/interactive_container.ts";
import type { Pack } from "../registry.ts";
import css from "./containers.css";

/** Containers other than columns. */
export const pack: Pack = {
  css: [css],
  components: { collapsible_panel: collapsiblePanel, form, interactive_container: interactiveContainer },
};
