import type { Statement } from "../soql/ast";
import { maxStatementsPerCall } from "./root-planner";

/**
 * Packs groups of statements into as few calls as they fill. The statements of a group stay together, in order; a call
 * holds at most five.
 */
export function pack(groups: readonly (readonly Statement[])[]): readonly (readonly Statement[])[] {
  const calls: Statement[][] = [];
  // Large groups first: what is small fits into the room they leave.
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    const call = calls.find((other) => other.length + group.length <= maxStatementsPerCall);
    if (call) call.push(...group);
    else calls.push([...group]);
  }
  return calls;
}
