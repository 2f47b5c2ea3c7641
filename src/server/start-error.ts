/** Why the gateway cannot start on this machine as it is configured; the message is for whoever starts it. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Explains that a port is taken; lets every other error pass as it is. */
export function explainPort(error: unknown, explanation: string): unknown {
  const isTaken = (error as NodeJS.ErrnoException | undefined)?.code === "EADDRINUSE";
  return isTaken ? new StartError(explanation, { cause: error }) : error;
}
