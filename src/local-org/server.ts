import type { AddressInfo } from "node:net";
import { createOrg, type OrgOptions } from "./create-org";
import type { ListedFault } from "./faults/faults";
import type { FaultRule } from "./faults/fault-rule";
import { createHttpServer } from "./http/create-http-server";
import type { LogEntry, LogFilter } from "./request-log";
import { addFault } from "./routes/control";

export interface LocalOrgOptions extends OrgOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback when absent: the org trusts whoever reaches it. */
  readonly host?: string;
  /** Added to every REST answer. */
  readonly latencyMs?: number | undefined;
}

/** A running local org. What it does over `/_org` can be done from within the process, too. */
export interface LocalOrg {
  /** Without a trailing slash; also the login url. */
  readonly url: string;
  /** The last requests, oldest first, without those to `/_org`. */
  log(filter?: LogFilter): readonly LogEntry[];
  clearLog(): void;
  /**
   * Puts a rule in force and answers its number, which one that ends sessions at once does not have. Throws
   * `InvalidFaultRule` when it cannot be understood.
   */
  addFault(rule: FaultRule): number | undefined;
  /** The rules that can still strike, with what is left of their counts. */
  faults(): readonly ListedFault[];
  /** Forgets one rule, or all. */
  clearFaults(id?: number): void;
  /** Moves the org's clock on by so many milliseconds, or back. */
  shiftClock(ms: number): void;
  /** Breaks every connection and resolves when the port is free. */
  close(): Promise<void>;
}

/** Fills an org with data and serves it over HTTP. It keeps everything in memory and forgets it when it is closed. */
export async function startLocalOrg(options: LocalOrgOptions = {}): Promise<LocalOrg> {
  const { port = 0, host = "127.0.0.1", latencyMs = 0 } = options;
  const org = createOrg(options);
  const server = createHttpServer(org, { latencyMs });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: boundPort } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${boundPort}`,
    log: (filter) => org.log.entries(filter),
    clearLog: () => {
      org.log.clear();
    },
    addFault: (rule) => addFault(org, rule),
    faults: () => org.faults.list(),
    clearFaults: (id) => {
      if (id === undefined) org.faults.clear();
      else org.faults.remove(id);
    },
    shiftClock: (ms) => {
      org.clock.shift(ms);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}
