/** Why a formula cannot be used, in the platform's words, and where in it. Found when the org is set up. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";

  constructor(
    message: string,
    /** Of the first character at fault, from 0. */
    readonly position: number,
  ) {
    super(message);
  }
}

/** Why a formula has no value for one record: a division by zero, text that is no number. */
export class FormulaFault extends Error {
  override readonly name = "FormulaFault";
}
