import { type DestinationStream, type Logger, pino } from "pino";

/** Places where a secret could stand if a whole request or answer were ever logged. None is logged on purpose. */
const secrets = [
  "authorization",
  "cookie",
  "accessToken",
  "access_token",
  "refreshToken",
  "refresh_token",
  "clientSecret",
  "client_secret",
  "secret",
  "password",
];

/** The process's log: one JSON object a line, to standard output unless told otherwise. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return pino({ level, redact: { paths, censor: "[redacted]" } }, destination);
}
