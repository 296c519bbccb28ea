/** What somebody types while a part of the page that has a field is still being loaded: it goes into that field. */

export interface TypedAhead {
  readonly text: string;
  /** Enter was the last key. */
  readonly isEntered: boolean;
}

/** Waits for `loading`, and keeps every key from the rest of the page meanwhile; undefined where Escape ended it. */
export async function typedWhile<T>(
  loading: Promise<T>,
): Promise<{ readonly loaded: T; readonly typed: TypedAhead } | undefined> {
  let typed: TypedAhead = { text: "", isEntered: false };
  let isEnded = false;
  const keep = (event: KeyboardEvent): void => {
    // Letters on the way to a Chinese word belong to the input method.
    if (event.isComposing || isEnded) return;
    const isCommand = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key === "Escape") isEnded = true;
    else if (!isCommand) typed = after(typed, event.key);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener("keydown", keep, true);
  try {
    const loaded = await loading;
    return isEnded ? undefined : { loaded, typed };
  } finally {
    document.removeEventListener("keydown", keep, true);
  }
}

function after({ text, isEntered }: TypedAhead, key: string): TypedAhead {
  if (key === "Enter") return { text, isEntered: true };
  if (key === "Backspace") return { text: [...text].slice(0, -1).join(""), isEntered: false };
  // Keys that write something have it for a name.
  return [...key].length === 1 ? { text: text + key, isEntered: false } : { text, isEntered };
}
