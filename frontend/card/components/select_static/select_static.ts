import { select } from "../../parts/select.ts";

/** One of several options (card-format §2.20). */
export const draw = select({ people: false, multiple: false });
