import { picker } from "../../parts/picker.ts";
import { t } from "./words.ts";

/** A time of day (card-format §2.22). */
export const draw = picker({ input: "time", initial: "initial_time", hint: (context) => t(context, "choose") });
