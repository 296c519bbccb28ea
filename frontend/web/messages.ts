/** Sentences that several pages of the library say. */

import type { Refusal } from "../gallery/paste-panel.ts";
import { t, type Word } from "../i18n/library.ts";
import { Problem } from "./api.ts";

/** Why something did not work: the server's own sentence, or that there was no answer. */
export function reason(error: unknown): string {
  return error instanceof Problem ? t("failed", { reason: error.message }) : t("offline");
}

/** Why a pasted text was not opened, with the place in it where there is one. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Problem)) return { message: t("offline") };
  const { line, column } = error.body;
  const placed = typeof line === "number" && typeof column === "number" && (line > 1 || column > 1);
  return placed ? { message: error.message, line, column } : { message: error.message };
}

/** What was recognised, in words; an envelope this page has no words for is called a card. */
export function recognised(envelope: string, format: string | null): string {
  const known: Readonly<Record<string, Word>> = {
    webhook: "recognised-webhook",
    message: "recognised-message",
    cardkit: "recognised-cardkit",
    callback: "recognised-callback",
    card_content: "recognised-card_content",
    document: "recognised-document",
    template_ref: "recognised-template_ref",
  };
  return t(known[envelope] ?? "recognised-card", { format: format ?? "" });
}

/** An Error of `Draft.settle` says why the draft isn't saved; anything else is about the call. */
export function whyNot(error: unknown): string {
  return error instanceof Error && error.constructor === Error
    ? t("publish-wait", { reason: error.message })
    : reason(error);
}
