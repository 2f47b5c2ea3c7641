/** One setting that keeps the gateway from starting. It never holds a secret. */
export interface ConfigProblem {
  readonly variable: string;
  /** What is wrong and what to do, as a sentence that begins with the variable's name. */
  readonly message: string;
  readonly example: string;
}

/** Every problem of an environment at once, so that nobody repairs them one start at a time. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      [
        "Soqlgate cannot start. What to change in the environment:",
        ...problems.map(({ message, example }) => `  - ${message}\n    Example: ${example}`),
      ].join("\n"),
    );
  }
}

interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  readonly example: number;
}

/** Reads variables strictly and gathers what is wrong with them. A variable that is set to nothing counts as absent. */
export class Environment {
  readonly problems: ConfigProblem[] = [];

  constructor(private readonly variables: Readonly<Record<string, string | undefined>>) {}

  text(variable: string): string | undefined {
    const text = this.variables[variable]?.trim();
    return text === "" ? undefined : text;
  }

  /** The names of the variables that are set and begin so. */
  startingWith(prefix: string): readonly string[] {
    return Object.keys(this.variables).filter((name) => name.startsWith(prefix) && this.text(name) !== undefined);
  }

  /** A decimal number within bounds; undefined when there is none. */
  number(variable: string, { min, max, whole, example }: NumberRule): number | undefined {
    const text = this.text(variable);
    if (text === undefined) return undefined;
    const value = Number(text);
    const isPlain = (whole ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text);
    if (isPlain && value >= min && value <= max) return value;
    const kind = whole ? "a whole number" : "a number";
    this.report(variable, `is "${text}", and must be ${kind} from ${min} to ${max}.`, String(example));
    return undefined;
  }

  oneOf<const Choice extends string>(variable: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const text = this.text(variable);
    if (text === undefined) return otherwise;
    const choice = choices.find((known) => known === text);
    if (choice !== undefined) return choice;
    this.report(variable, `is "${text}", and must be one of ${choices.join(", ")}.`, otherwise);
    return otherwise;
  }

  /** `problem` follows the variable's name; `example` is a value for it. */
  report(variable: string, problem: string, example: string): void {
    this.problems.push({ variable, message: `${variable} ${problem}`, example: `${variable}=${example}` });
  }

  /** Reports a variable that should not be set at all. */
  refuse(variable: string, problem: string): void {
    this.problems.push({ variable, message: `${variable} ${problem}`, example: `unset ${variable}` });
  }
}
