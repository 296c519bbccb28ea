import type { TemplateResult } from "lit";

/** A dialog: draws itself, and says when the person is done. `null` = cancelled. */
export interface Dialog<Result> {
  template(): TemplateResult;
  finish: (result: Result | null) => void;
  refresh: () => void;
}
