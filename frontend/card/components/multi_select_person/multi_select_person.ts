import { select } from "../../parts/select.ts";

/** Several of the people (card-format §2.21). */
export const draw = select({ people: true, multiple: true });
