/**
 * What a button needs once it was tapped: reading the client's answers, and the words for them. Loaded with the link's data,
 * in one language, so that pages which hold a button wait for the button alone.
 */
import { joined, type Translate, translator } from "../i18n/index.ts";
import { type Word as LateWord, words as late } from "../i18n/outcome.ts";
import { type Word as EarlyWord, words as early } from "../i18n/share.ts";
import { flowing, type Known, lateTelling } from "../jssdk/late-telling.ts";
import type { State } from "../jssdk/machine.ts";
import { earlyTelling, isEarly, type Telling } from "../jssdk/telling.ts";
import type { Target } from "../jssdk/types.ts";
import { inBrand } from "../web/brand.ts";

export { outcomeOf } from "../jssdk/outcome.ts";

/** What is said and offered, and all of it but the title as one text. */
export type Told = Pick<Telling, "tone" | "title" | "choices" | "busy"> & {
  readonly text: string;
  readonly rest: string;
};

export function toldOf(state: State, target: Target, codes: Known["codes"], brand: string, language?: string): Told {
  const say = translator(joined(early, late), language === undefined ? undefined : () => language);
  const t: Translate<EarlyWord | LateWord> = (key, params) => inBrand(say(key, params), brand);
  const telling = isEarly(state) ? earlyTelling(state, target, "", t) : lateTelling(state, { codes }, t);
  return { ...telling, text: flowing(telling, t), rest: flowing({ ...telling, title: "" }, t) };
}
