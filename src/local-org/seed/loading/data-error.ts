/** A data directory, or its mapping, that cannot be loaded. The message lists what is wrong, one problem a line. */
export class DataError extends Error {
  override readonly name = "DataError";

  constructor(
    directory: string,
    readonly problems: readonly string[],
  ) {
    super([`The data in ${directory} cannot be loaded:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
  }
}
