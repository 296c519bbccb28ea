import { picker } from "../../parts/picker.ts";
import { t } from "./words.ts";

/** A date with its time (card-format §2.22). */
export const draw = picker({
  input: "datetime-local",
  initial: "initial_datetime",
  hint: (context) => t(context, "choose"),
});
