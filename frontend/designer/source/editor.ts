/**
 * CodeMirror, set up for a card's JSON. It stands in a shadow root: there its style sheets are adopted ones, which the
 * page's policy allows; in the page itself they would be `<style>` elements, which it refuses.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, undoDepth, undo as undoText } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  Transaction,
} from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  type KeyBinding,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { uiLanguage } from "../../i18n/index.ts";
import { words as phrases } from "../../i18n/phrases.ts";
import { t } from "../../i18n/source.ts";
import { keysOf } from "../commands/shortcut-keys.ts";
import { completions, type Facts } from "./completion.ts";
import { editorTheme } from "./editor-theme.ts";
import { help } from "./hover.ts";
import type { TextChange } from "./patch-text.ts";

export interface Hooks {
  /** Somebody changed the text. */
  readonly edited: () => void;
  /** Somebody put the cursor elsewhere. */
  readonly moved: (offset: number) => void;
  /** The focus left. */
  readonly left: () => void;
  /** A text is about to be pasted; true: it has been dealt with. */
  readonly pasted: (text: string) => boolean;
  /** Undo and redo of the card; false: the text is undone instead. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Changes that come from the card, not from the keyboard. */
const fromCard = Annotation.define<true>();
const chosen = StateEffect.define<readonly Range[]>();
const line = Decoration.line({ class: "cm-chosen" });

/** The lines of what is selected on the card. */
const chosenLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, { state, effects, changes }) {
    const effect = effects.find((one) => one.is(chosen));
    return effect === undefined ? value.map(changes) : Decoration.set(linesOf(state, effect.value), true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function linesOf({ doc }: EditorState, ranges: readonly Range[]) {
  return ranges.flatMap(({ from, to }) => {
    const [first, last] = [doc.lineAt(Math.min(from, doc.length)).number, doc.lineAt(Math.min(to, doc.length)).number];
    return Array.from({ length: last - first + 1 }, (_, index) => line.range(doc.line(first + index).from));
  });
}

export class SourceEditor {
  readonly view: EditorView;
  private readonly past = new Compartment();

  constructor(root: ShadowRoot, text: string, isEditable: boolean, facts: Facts, hooks: Hooks) {
    const extensions = [base, extras(isEditable, facts), this.past.of(history()), listening(hooks)];
    this.view = new EditorView({ root, parent: root, state: EditorState.create({ doc: text, extensions }) });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Whether the text has changes of its own to take back. */
  get canUndo(): boolean {
    return undoDepth(this.view.state) > 0;
  }

  undo(): void {
    undoText(this.view);
  }

  /** Brings the text up to the card; cursor and scrolling stay with what they are at. */
  patch(changes: readonly TextChange[]): void {
    const annotations = [fromCard.of(true), Transaction.addToHistory.of(false)];
    if (changes.length > 0) this.view.dispatch({ changes, annotations });
  }

  /** Another text altogether. */
  replace(text: string): void {
    this.patch([{ from: 0, to: this.view.state.doc.length, insert: text }]);
  }

  /** What was typed is a step of the card now: the text itself no longer takes it back. */
  settle(): void {
    if (!this.canUndo) return;
    this.view.dispatch({ effects: this.past.reconfigure([]) });
    this.view.dispatch({ effects: this.past.reconfigure(history()) });
  }

  /** Marks the lines of what is selected; `scroll` brings the last of them into sight. */
  choose(ranges: readonly Range[], scroll: boolean): void {
    const last = ranges.at(-1);
    const effects: StateEffect<unknown>[] = [chosen.of(ranges)];
    if (scroll && last) effects.push(EditorView.scrollIntoView(last.from, { y: "center" }));
    this.view.dispatch({ effects });
  }

  diagnose(diagnostics: readonly Diagnostic[]): void {
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  /** Puts the cursor at an offset, in sight. */
  goTo(offset: number): void {
    const anchor = Math.min(offset, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.view.focus();
  }

  find(): void {
    openSearchPanel(this.view);
  }
}

const base: Extension = [
  editorTheme,
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  drawSelection(),
  json(),
  codeFolding(),
  foldGutter(),
  indentOnInput(),
  indentUnit.of("  "),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorView.lineWrapping,
  chosenLines,
];

function extras(isEditable: boolean, facts: Facts): Extension {
  return [
    EditorState.readOnly.of(!isEditable),
    EditorView.contentAttributes.of({ "aria-label": t("source-text"), spellcheck: "false", tabindex: "0" }),
    EditorState.phrases.of(phrases[uiLanguage()]),
    autocompletion({ override: [completions(facts)], icons: false }),
    help(facts),
  ];
}

/** The shortcuts a command has on the whole page. CodeMirror puts hyphens where our table has plus signs. */
function bindings(command: "undo" | "redo", run: () => boolean): KeyBinding[] {
  return keysOf(command).map((keys) => ({ key: keys.replaceAll("+", "-"), run }));
}

function listening(hooks: Hooks): Extension {
  const own = [...bindings("undo", hooks.undo), ...bindings("redo", hooks.redo)];
  return [
    keymap.of([
      ...own,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      const own = !update.transactions.some((one) => one.annotation(fromCard));
      if (update.docChanged && own) hooks.edited();
      else if (update.selectionSet && update.transactions.some((one) => one.isUserEvent("select"))) {
        hooks.moved(update.state.selection.main.head);
      }
    }),
    EditorView.domEventHandlers({
      blur: () => hooks.left(),
      paste: (event) => hooks.pasted(event.clipboardData?.getData("text/plain") ?? ""),
    }),
  ];
}
