import { select } from "../../parts/select.ts";

/** Several of the options (card-format §2.20). */
export const draw = select({ people: false, multiple: true });
