/** The part of `process` that stopping needs. */
interface Stoppable {
  on(signal: "SIGTERM" | "SIGINT", listener: () => void): unknown;
  exit(code: number): void;
}

/** Stops on the first SIGTERM or SIGINT as `close` does, and on the second at once. */
export function stopOnSignals(target: Stoppable, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) {
      target.exit(1);
      return;
    }
    isStopping = true;
    close().then(
      () => {
        target.exit(0);
      },
      () => {
        target.exit(1);
      },
    );
  };
  target.on("SIGTERM", stop);
  target.on("SIGINT", stop);
}
