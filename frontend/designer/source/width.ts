/** The source takes more room than the inspector it stands in the place of: as much as somebody drags it to. */

const KEY = "cardstudio.source.width";
const [LEAST, USUAL, LEFT_FOR_CANVAS, STEP] = [300, 460, 360, 24];

/** Lets the grip of a pane set its width; answers how to give the room back. */
export function resizable(pane: HTMLElement): () => void {
  const frame = pane.closest<HTMLElement>(".des-b");
  if (frame === null) return () => {};
  let width = kept();
  const apply = () => {
    frame.style.setProperty("--w-source", `${width}px`);
    pane.querySelector(".src-grip")?.setAttribute("aria-valuenow", String(width));
  };
  const set = (wanted: number) => {
    const beside = frame.querySelector(".dmid")?.getBoundingClientRect().width ?? 0;
    width = Math.round(Math.max(LEAST, Math.min(wanted, pane.clientWidth + beside - LEFT_FOR_CANVAS)));
    apply();
  };
  const dragged = (event: PointerEvent) => {
    const grip = event.target as HTMLElement;
    if (!grip.matches(".src-grip")) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const right = pane.getBoundingClientRect().right;
    const move = ({ clientX }: PointerEvent) => set(right - clientX);
    const end = () => {
      grip.removeEventListener("pointermove", move);
      keep(width);
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("lostpointercapture", end, { once: true });
  };
  const pressed = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (by === undefined || !(event.target as HTMLElement).matches(".src-grip")) return;
    event.preventDefault();
    set(width + by);
    keep(width);
  };
  pane.addEventListener("pointerdown", dragged);
  pane.addEventListener("keydown", pressed);
  frame.classList.add("with-source");
  apply();
  return () => {
    pane.removeEventListener("pointerdown", dragged);
    pane.removeEventListener("keydown", pressed);
    frame.classList.remove("with-source");
    frame.style.removeProperty("--w-source");
  };
}

function kept(): number {
  try {
    return Number(localStorage.getItem(KEY)) || USUAL;
  } catch {
    return USUAL;
  }
}

function keep(width: number): void {
  try {
    localStorage.setItem(KEY, String(width));
  } catch {
    // A device that keeps nothing opens it as usual.
  }
}
