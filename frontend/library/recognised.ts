/** What a pasted text is. */
import { t, type Word } from "../i18n/library.ts";

const ENVELOPES: Readonly<Record<string, Word>> = {
  webhook: "recognised-webhook",
  message: "recognised-message",
  cardkit: "recognised-cardkit",
  callback: "recognised-callback",
  card_content: "recognised-card_content",
  document: "recognised-document",
  template_ref: "recognised-template_ref",
};

/** In words; an envelope this page has no words for is called a card. */
export function recognised(envelope: string, format: string | null): string {
  return t(ENVELOPES[envelope] ?? "recognised-card", { format: format ?? "" });
}
