/**
 * Emoji keys of the message-reaction list that have a Unicode likeness. Feishu draws pictures of its own, which may not be
 * redistributed; a key that is not listed stays as it is written.
 */
const LIKENESS =
  "OK 👌,THUMBSUP 👍,ThumbsDown 👎,DONE ✅,CheckMark ✔️,CrossMark ❌,THANKS 🙏,MUSCLE 💪,FINGERHEART 🫰,APPLAUSE 👏,SMILE 🙂,BLUSH 😊,LAUGH 😄,LOL 😂,LOVE 😍,WINK 😉,THINKING 🤔,SOB 😭,CRY 😢,ERROR 😵,FACEPALM 🤦,SHY ☺️,SHOCKED 😱,SWEAT 😅,ANGRY 😡,COOL 😎,KISS 😘,HEART ❤️,ROSE 🌹,BEER 🍺,CAKE 🎂,GIFT 🎁,PARTY 🎉,STAR ⭐,SHAKE 🤝,VICTORY ✌️,EYES 👀,LGTM 👍,Pin 📌,Alarm ⏰,Loudspeaker 📢,Trophy 🏆,Fire 🔥,Bomb 💣,Coffee ☕";

const BY_KEY: ReadonlyMap<string, string> = new Map(
  LIKENESS.split(",").map((entry): [string, string] => {
    const space = entry.indexOf(" ");
    return [entry.slice(0, space), entry.slice(space + 1)];
  }),
);
const KEY = /:([A-Za-z]\w{0,30}):/y;

/** The Unicode likeness of an emoji key, or undefined. */
export function emojiCharacter(key: string): string | undefined {
  return BY_KEY.get(key);
}

/** The known emoji key written as `:KEY:` at `index`, or undefined. */
export function emojiAt(source: string, index: number): string | undefined {
  KEY.lastIndex = index;
  const key = KEY.exec(source)?.[1];
  return key !== undefined && BY_KEY.has(key) ? key : undefined;
}
