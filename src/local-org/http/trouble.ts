import { setTimeout as delay } from "node:timers/promises";
import type { Socket } from "node:net";
import type { FaultTarget } from "../faults/fault-target";
import type { FaultOf, Faults } from "../faults/faults";

/** The trouble with one request's connection. */
export interface Trouble {
  /** No answer is sent. */
  readonly silence?: FaultOf<"drop"> | FaultOf<"hang"> | undefined;
  readonly waitBeforeMs: number;
  readonly waitAfterMs: number;
  readonly halfSent?: FaultOf<"halfSent"> | undefined;
  readonly drip?: FaultOf<"drip"> | undefined;
}

/**
 * What strikes a request, settled when it comes, so that what other requests do in the meantime changes nothing. Trouble
 * with an answer does not strike where none will be sent.
 */
export function takeTrouble(faults: Faults, target: FaultTarget): Trouble {
  const silence = faults.take("drop", target) ?? faults.take("hang", target);
  if (silence !== undefined) return { silence, waitBeforeMs: 0, waitAfterMs: 0 };
  const slow = faults.take("slow", target);
  const [waitBeforeMs, waitAfterMs] = slow?.when === "before" ? [slow.ms, 0] : [0, slow?.ms ?? 0];
  const halfSent = faults.take("halfSent", target);
  const drip = halfSent === undefined ? faults.take("drip", target) : undefined;
  return { waitBeforeMs, waitAfterMs, halfSent, drip };
}

/** Waits without keeping the process alive. */
export async function wait(ms: number): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { ref: false });
}

/** Resolves when the connection is closed, by whichever side. */
export function untilClosed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once("close", resolve);
  });
}

/** Breaks the connection, or with `hang` waits until the client does, and has the work done when the rule says. */
export async function goWithoutAnswer(
  rule: FaultOf<"drop"> | FaultOf<"hang">,
  socket: Socket,
  work: () => Promise<unknown>,
): Promise<void> {
  if (rule.when === "after") await work();
  if (rule.kind === "drop") socket.destroy();
  await untilClosed(socket);
  if (rule.when !== "during") return;
  await wait(rule.ms ?? 0);
  await work();
}
