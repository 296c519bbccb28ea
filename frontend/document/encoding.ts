/**
 * Transactions as plain JSON and back: for the journal and for other tabs. Ids hang on objects in memory; here they go along
 * beside each value that holds elements, in document order.
 */
import { assignIds } from "./assign-ids.ts";
import { type Id, idOf, isId } from "./ids.ts";
import type { Op } from "./ops.ts";
import type { Transaction } from "./transaction.ts";
import { elementsIn } from "./tree.ts";
import { isObject, type JsonObject } from "./values.ts";

const VALUES = ["before", "after", "subtree"] as const;

/** A transaction as JSON; numbers stay as `lossless-json` holds them. */
export function encode(transaction: Transaction): JsonObject {
  return { ...transaction, ops: transaction.ops.map(encodeOp) };
}

function encodeOp(op: Op): JsonObject {
  const ids: Record<string, readonly Id[]> = {};
  const held: JsonObject = { ...op };
  for (const key of VALUES) {
    const found = Array.from(elementsIn(held[key]), (element) => idOf(element) ?? "");
    if (found.length > 0) ids[key] = found;
  }
  return Object.keys(ids).length > 0 ? { ...held, ids } : held;
}

/** What `encode` made, in memory again: elements have their ids. */
export function decode(stored: JsonObject): Transaction {
  const ops = Array.isArray(stored.ops) ? stored.ops.filter(isObject).map(decodeOp) : [];
  return { ...stored, ops } as unknown as Transaction;
}

function decodeOp({ ids, ...op }: JsonObject): JsonObject {
  if (!isObject(ids)) return op;
  const values = VALUES.filter((key) => Array.isArray(ids[key])).map((key) => {
    const named = ids[key] as readonly unknown[];
    let next = 0;
    const naming = () => {
      const id = named[next++];
      return isId(id) ? id : undefined;
    };
    return [key, assignIds(op[key], new Set(), naming)];
  });
  return { ...op, ...Object.fromEntries(values) };
}
