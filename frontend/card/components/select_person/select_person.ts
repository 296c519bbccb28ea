import { select } from "../../parts/select.ts";

/** One of several people (card-format §2.21). */
export const draw = select({ people: true, multiple: false });
