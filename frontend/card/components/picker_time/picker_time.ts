import { picker } from "../../parts/picker.ts";

/** A time of day (card-format §2.22). */
export const draw = picker({ input: "time", initial: "initial_time", hint: "chooseTime" });
