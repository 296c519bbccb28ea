/** Sentences about what went wrong, for any page that calls the API. */
import { t } from "../i18n/web.ts";
import { Problem } from "./api.ts";

/** Why something did not work: the server's own sentence, or that there was no answer. */
export function failureMessage(error: unknown): string {
  return error instanceof Problem ? t("failed", { reason: error.message }) : t("offline");
}

/** An Error of `Saving.settle` says why the draft isn't saved; anything else is about the call. */
export function saveFailureMessage(error: unknown): string {
  return error instanceof Error && error.constructor === Error
    ? t("publish-wait", { reason: error.message })
    : failureMessage(error);
}
