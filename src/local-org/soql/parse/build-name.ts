import type { ParserRuleContext } from "antlr4ts";
import type { Name } from "./ast";

export function buildName(tree: ParserRuleContext): Name {
  return { text: tree.text, at: tree.start.startIndex };
}
