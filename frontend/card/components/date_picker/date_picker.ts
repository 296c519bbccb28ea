import { picker } from "../../parts/picker.ts";

/** A date (card-format §2.22). */
export const draw = picker({ input: "date", initial: "initial_date", hint: "chooseDate" });
