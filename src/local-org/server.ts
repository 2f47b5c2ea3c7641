import type { AddressInfo } from "node:net";
import { AppKey } from "./access/app-key";
import { Approvals } from "./access/approvals";
import { ApiUsage, dailyRequests, type Edition } from "./access/api-usage";
import { LongRequests, longRequestSlots } from "./access/long-requests";
import { PermissionBook } from "./access/permission-book";
import { SchemaViews } from "./access/schema-views";
import { Sessions, sessionTimeouts } from "./access/sessions";
import { Clock } from "./clock";
import { Faults, type ListedFault } from "./faults/faults";
import type { FaultRule } from "./faults/fault-rule";
import { fillDatabase, type OrgData } from "./fill-database";
import { createHttpServer } from "./http/create-http-server";
import type { Org } from "./org";
import { QueryLocators } from "./paging/query-locators";
import { RequestLog, type LogEntry, type LogFilter } from "./request-log";
import { addFault } from "./routes/control";
import { SearchIndexes } from "./search/index/search-indexes";

export interface LocalOrgOptions extends OrgData {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback when absent: the org trusts whoever reaches it. */
  readonly host?: string;
  /** Added to every REST answer. */
  readonly latencyMs?: number | undefined;
  /** It decides the daily API requests; enterprise when absent. */
  readonly edition?: Edition | undefined;
  /** Daily API requests in place of the edition's. */
  readonly dailyApiRequests?: number;
  /** Minutes after which a session ends that is not used; 120 when absent. */
  readonly sessionMinutes?: number | undefined;
  /** Whether each refresh replaces the refresh token, and the use of a replaced one revokes all; not when absent. */
  readonly rotateRefreshTokens?: boolean | undefined;
  /** The certificate or public key of the connected app, in PEM; one is made when absent. */
  readonly jwtCertificate?: string | undefined;
  /** What the org's clock follows. */
  readonly now?: () => Date;
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
  const { port = 0, host = "127.0.0.1", latencyMs = 0, edition = "enterprise" } = options;
  const { sessionMinutes = sessionTimeouts.standardMinutes } = options;
  const clock = new Clock(options.now ?? (() => new Date()));
  const { now } = clock;
  const { schema, database } = fillDatabase(options, edition, now());
  const org: Org = {
    database,
    schemaViews: new SchemaViews(schema),
    permissions: new PermissionBook(database),
    sessions: new Sessions(database, now, sessionMinutes * 60_000),
    approvals: new Approvals(options.rotateRefreshTokens ?? false, now),
    appKey: new AppKey(options.jwtCertificate, now),
    usage: new ApiUsage(options.dailyApiRequests ?? dailyRequests[edition], now),
    longRequests: new LongRequests(longRequestSlots[edition], now),
    locators: new QueryLocators(now),
    searchIndexes: new SearchIndexes(database),
    faults: new Faults(now, options.seed),
    log: new RequestLog(),
    clock,
    now,
  };
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
      clock.shift(ms);
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
