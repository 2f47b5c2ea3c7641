export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "&" | "=" | "<>" | "<" | "<=" | ">" | ">=" | "&&" | "||";

/** A formula as it is written. `at` is where a node's own token stands, from 0. */
export type FormulaNode =
  | { readonly kind: "literal"; readonly at: number; readonly value: string | number | boolean | null }
  /** A field, perhaps of a parent (`Account.Industry`) or of a global (`$User.Id`). */
  | { readonly kind: "reference"; readonly at: number; readonly path: readonly string[] }
  | { readonly kind: "unary"; readonly at: number; readonly operator: "+" | "-" | "!"; readonly operand: FormulaNode }
  | {
      readonly kind: "binary";
      readonly at: number;
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: "call"; readonly at: number; readonly name: string; readonly args: readonly FormulaNode[] };
