import { type Logger, pino } from "pino";

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

/** The process's log: one JSON object a line. */
export function createLogger(level: string): Logger {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*["set-${name}"]`]);
  return pino({ level, redact: { paths, censor: "[redacted]" } });
}
