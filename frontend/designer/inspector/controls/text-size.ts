/** Sizes of text: the words with their pixels, and the names this card gives to sizes of its own. */
import { isObject } from "../../../document/values.ts";
import { t } from "../../../i18n/inspector.ts";
import type { Framed } from "../field-frame.ts";
import type { Form, Place } from "../form.ts";
import { chosen } from "./choice.ts";

/** Pixels on the desktop (card-format §1.6). */
const PIXELS: Readonly<Record<string, number>> = {
  "heading-0": 30,
  "heading-1": 24,
  "heading-2": 20,
  "heading-3": 18,
  "heading-4": 16,
  heading: 16,
  normal: 14,
  notation: 12,
  "xxxx-large": 30,
  "xxx-large": 24,
  "xx-large": 20,
  "x-large": 18,
  large: 16,
  medium: 14,
  small: 12,
  "x-small": 10,
};

export function textSize(place: Place): Framed {
  const own = ownSizes(place.form).map((word) => ({ value: word, label: t("own-color", { name: word }) }));
  const words = (place.type.values ?? []).map(String);
  const named = words.map((word) => ({
    value: word,
    label: PIXELS[word] === undefined ? word : `${PIXELS[word]} px`,
    raw: word,
  }));
  return chosen(place, [...own, ...named]);
}

/** The names of `config.style.text_size`. */
export function ownSizes({ studio }: Form): readonly string[] {
  const card = studio.state.document.card;
  const config = isObject(card) && isObject(card.config) ? card.config : {};
  const style = isObject(config.style) ? config.style : {};
  return isObject(style.text_size) ? Object.keys(style.text_size) : [];
}
