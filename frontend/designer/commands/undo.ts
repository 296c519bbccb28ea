/** Undo and redo as people know them: said in a toast, and scrolled to. */
import { sentence } from "../../document/sentences.ts";
import type { Transaction } from "../../document/transaction.ts";
import { t } from "../../i18n/top.ts";
import type { Studio } from "../core/studio.ts";

export function undoStep(studio: Studio): void {
  tell(studio, "undone", studio.undo());
}

export function redoStep(studio: Studio): void {
  tell(studio, "redone", studio.redo());
}

function tell(studio: Studio, word: "undone" | "redone", step: Transaction | undefined): void {
  if (step === undefined) return;
  studio.say(t(word, { step: sentence(step.label, studio.catalog) }), "done");
  studio.reveal(studio.selected);
}
