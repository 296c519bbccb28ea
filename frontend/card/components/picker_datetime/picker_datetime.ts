import { picker } from "../../parts/picker.ts";

/** A date with its time (card-format §2.22). */
export const draw = picker({ input: "datetime-local", initial: "initial_datetime", hint: "chooseDateTime" });
