/** A directory of data or metadata that cannot be loaded. The message lists what is wrong, one problem a line. */
export class DataError extends Error {
  override readonly name = "DataError";

  constructor(
    directory: string,
    readonly problems: readonly string[],
    what: "data" | "metadata" = "data",
  ) {
    super([`The ${what} in ${directory} cannot be loaded:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
  }
}
