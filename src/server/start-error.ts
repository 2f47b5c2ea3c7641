/** Why the gateway cannot start on this machine as it is configured; the message is for whoever starts it. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Explains why an address cannot be listened on; lets every error that is not about that pass as it is. */
export function explainListening(error: unknown, address: string, whenTaken: string): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return new StartError(whenTaken, { cause: error });
  if (syscall !== "listen" && syscall !== "getaddrinfo") return error;
  return new StartError(`This machine does not let the gateway listen on ${address} (${code}). Set HOST and PORT.`, {
    cause: error,
  });
}
