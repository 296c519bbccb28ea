export { Filler } from "../fill.ts";
