import { picker } from "../../parts/picker.ts";
import { t } from "./words.ts";

/** A date (card-format §2.22). */
export const draw = picker({ input: "date", initial: "initial_date", hint: (context) => t(context, "choose") });
