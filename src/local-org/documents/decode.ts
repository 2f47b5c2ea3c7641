import { suggest } from "./suggest";

/** Says what is wrong at a path of the document. */
export type Complain = (path: string, message: string) => void;

/** Answers the value when it has the form, else complains and answers undefined. */
export type Decoder<T> = (value: unknown, path: string, complain: Complain) => T | undefined;

type Shape = Readonly<Record<string, Decoder<unknown>>>;
type Decoded<S extends Shape> = { readonly [K in keyof S]: S[K] extends Decoder<infer T> ? T : never };

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function expected(what: string, value: unknown, path: string, complain: Complain): undefined {
  complain(path, `expected ${what}, got ${JSON.stringify(value)}.`);
  return undefined;
}

export const text: Decoder<string> = (value, path, complain) =>
  typeof value === "string" && value !== "" ? value : expected("a text", value, path, complain);

export const flag: Decoder<boolean> = (value, path, complain) =>
  typeof value === "boolean" ? value : expected("true or false", value, path, complain);

export const number: Decoder<number> = (value, path, complain) =>
  typeof value === "number" ? value : expected("a number", value, path, complain);

export const scalar: Decoder<string | number | boolean> = (value, path, complain) =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean"
    ? value
    : expected("a text, a number, true or false", value, path, complain);

export function oneOf<const T extends string>(choices: readonly T[]): Decoder<T> {
  return (value, path, complain) =>
    choices.find((choice) => choice === value) ?? expected(`one of ${choices.join(", ")}`, value, path, complain);
}

export function listOf<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, path, complain) => {
    if (!Array.isArray(value)) return expected("a list", value, path, complain);
    return value
      .map((entry, index) => item(entry, `${path}[${String(index)}]`, complain))
      .filter((entry): entry is Exclude<typeof entry, undefined> => entry !== undefined);
  };
}

/** An object with any keys. */
export function byName<T>(entry: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value, path, complain) => {
    if (!isObject(value)) return expected("an object", value, path, complain);
    const decoded: Record<string, T> = {};
    for (const [name, content] of Object.entries(value)) {
      const result = entry(content, `${path}.${name}`, complain);
      if (result !== undefined) decoded[name] = result;
    }
    return decoded;
  };
}

/** An object with these keys and no other. Without a required one, or with a wrong one in its place, there is none. */
export function shape<R extends Shape, O extends Shape>(
  required: R,
  optional: O,
): Decoder<Decoded<R> & Partial<Decoded<O>>> {
  const decoders: Shape = { ...optional, ...required };
  return (value, path, complain) => {
    if (!isObject(value)) return expected("an object", value, path, complain);
    const decoded: Record<string, unknown> = {};
    for (const [key, content] of Object.entries(value)) {
      const decoder = Object.hasOwn(decoders, key) ? decoders[key] : undefined;
      if (decoder === undefined) complain(path, `knows no "${key}".${suggest(key, Object.keys(decoders))}`);
      else decoded[key] = decoder(content, path === "" ? key : `${path}.${key}`, complain);
    }
    const missing = Object.keys(required).filter((key) => !Object.hasOwn(value, key));
    for (const key of missing) complain(path, `lacks "${key}".`);
    const isComplete = Object.keys(required).every((key) => decoded[key] !== undefined);
    return isComplete ? (decoded as Decoded<R> & Partial<Decoded<O>>) : undefined;
  };
}
