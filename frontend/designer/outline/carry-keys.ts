/** Carrying what is selected by keys: Space takes it up, arrows walk the places, Enter puts it down, Escape puts it back. */
import type { Gap } from "../../document/gaps.ts";
import { t } from "../../i18n/outline.ts";
import { nameOf } from "../core/element-names.ts";
import { isHere } from "../core/selection-actions.ts";
import type { Studio } from "../core/studio.ts";
import { aimAt, drop, letGo, lift } from "../drag/carry.ts";
import { dropWords, placeWords } from "../drag/drop-words.ts";

/** Takes the selection up; `say` is read aloud. */
export function takeUp(studio: Studio, say: (words: string) => void): void {
  if (!studio.mayEdit) return;
  const carried = lift(studio, studio.selected, "keys");
  if (carried === undefined) {
    say(t("cannot-carry"));
    return;
  }
  aimAt(
    studio,
    carried.gaps.find((gap) => isHere(studio.state, carried.moved, gap)),
  );
  const name = carried.moved.length > 1 ? t("several", { count: carried.moved.length }) : nameOf(studio, studio.focus);
  say(t("taken-up", { name }));
}

/** Answers a key while something is carried; whether it was one of those that mean something then. */
export function carryKey(studio: Studio, key: string, say: (words: string) => void): boolean {
  switch (key) {
    case "ArrowUp":
      step(studio, -1, say);
      return true;
    case "ArrowDown":
      step(studio, 1, say);
      return true;
    case "Enter":
    case " ":
      putDown(studio, say);
      return true;
    case "Escape":
      letGo(studio);
      say(t("put-back"));
      return true;
    default:
      return false;
  }
}

function step(studio: Studio, by: -1 | 1, say: (words: string) => void): void {
  const { carried } = studio;
  if (carried === undefined) return;
  const places = placesOf(studio);
  const at = places.indexOf(carried.at as Gap);
  const next = places[at + by];
  if (next === undefined) {
    say(by < 0 ? t("first-place") : t("last-place"));
    return;
  }
  aimAt(studio, next);
  say(sayGap(studio));
}

/** Every gap once: those right before and behind what is carried are the same place. */
function placesOf(studio: Studio): readonly Gap[] {
  const { carried, state } = studio;
  if (carried === undefined) return [];
  const here = carried.gaps.find((gap) => isHere(state, carried.moved, gap));
  return carried.gaps.filter((gap) => gap === here || !isHere(state, carried.moved, gap));
}

function sayGap(studio: Studio): string {
  const { carried } = studio;
  const words = carried && dropWords(studio, carried);
  if (carried?.at === undefined || words === undefined) return "";
  if (!carried.at.legal) return t("not-there", { place: placeWords(studio, carried.at), reason: words.text });
  return words.note === undefined ? words.text : `${words.text}${t("comma")}${words.note}`;
}

function putDown(studio: Studio, say: (words: string) => void): void {
  const { carried } = studio;
  const words = carried && dropWords(studio, carried);
  if (carried?.at?.legal === false) {
    // It stays in the hand: the next place may take it.
    say(words?.text ?? "");
    return;
  }
  const place = carried?.at && placeWords(studio, carried.at);
  say(drop(studio) ? t("put-down", { place: place ?? "" }) : t("put-back"));
}
