/** Lays JSON text out over lines, and leaves every value as it is printed: `125000.0` stays so. */
export function indentJson(json: string): string {
  let indented = "";
  let depth = 0;
  const newLine = (): string => `\n${"  ".repeat(depth)}`;
  for (const [token] of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|\{\}|\[\]|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    switch (token) {
      case "{":
      case "[":
        depth++;
        indented += token + newLine();
        break;
      case "}":
      case "]":
        depth--;
        indented += newLine() + token;
        break;
      case ",":
        indented += token + newLine();
        break;
      case ":":
        indented += " : ";
        break;
      default:
        indented += token;
    }
  }
  return indented;
}
