/** Building a transaction step by step, each op made from the state the ones before it lead to. */
import type { Message } from "../i18n/message.ts";
import { applyOp } from "./apply.ts";
import { type Id, idOf } from "./ids.ts";
import { insertOp, moveOp, type Op, removeOp, setOp } from "./ops.ts";
import type { Position } from "./positions.ts";
import type { Selection, State } from "./state.ts";
import type { Transaction } from "./transaction.ts";
import type { Element, Keys } from "./tree.ts";

export class Edits {
  private readonly ops: Op[] = [];

  constructor(
    public state: State,
    private readonly before: Selection = state.selection,
  ) {}

  set(id: Id, path: Keys, value: unknown, at?: number): void {
    const op = setOp(this.state, id, path, value, at);
    if (op !== undefined) this.run(op);
  }

  /** Returns the id the element has from now on. */
  insert(place: Position, element: Element): Id {
    const op = insertOp(this.state, place, element);
    this.run(op);
    return idOf(op.subtree) ?? "";
  }

  remove(id: Id): void {
    this.run(removeOp(this.state, id));
  }

  move(id: Id, to: Position): void {
    this.run(moveOp(this.state, id, to));
  }

  run(op: Op): void {
    this.state = applyOp(this.state, op);
    this.ops.push(op);
  }

  get isEmpty(): boolean {
    return this.ops.length === 0;
  }

  /** All of it as one transaction. Without `selected`, what was selected stays so. */
  transaction(label: Message, selected?: readonly Id[], origin: Transaction["origin"] = "local"): Transaction {
    return {
      label,
      ops: this.ops,
      origin,
      selectionBefore: this.before,
      ...(selected && { selectionAfter: { ids: selected } }),
    };
  }
}
