import { registerLater } from "../registry.ts";

/** The packs that a card loads when it needs one of their components. */

registerLater(["collapsible_panel", "form", "interactive_container"], () => import("./containers.ts"));
registerLater(
  [
    "checker",
    "date_picker",
    "input",
    "multi_select_person",
    "multi_select_static",
    "overflow",
    "picker_datetime",
    "picker_time",
    "select_img",
    "select_person",
    "select_static",
  ],
  () => import("./controls.ts"),
);
registerLater(["audio", "chart", "img_combination", "person", "person_list", "table"], () => import("./displays.ts"));
