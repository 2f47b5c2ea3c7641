import { refuse } from "../refusals";
import { isJsonObject, parseTarget } from "../request";
import { readSubrequests, requireUniqueReferences, type Subrequest } from "./envelope";
import { orderNodes } from "./order-nodes";

export interface Graph {
  readonly graphId: string;
  /** In the order of the request. */
  readonly nodes: readonly Subrequest[];
  /** In an order in which each comes after those that it refers to. */
  readonly ordered: readonly Subrequest[];
}

/** Of one call (limits.md §4). */
const mostGraphs = 75;
const mostNodes = 500;
/** Of one graph. */
const deepest = 15;
const mostKinds = 15;

function tooMuch(message: string): Error {
  return refuse(400, "LIMIT_EXCEEDED", message);
}

/** Nodes are of one kind when they do the same to the same object. */
function kindOf({ method, url }: Subrequest): string {
  return `${method} ${(parseTarget(url).segments[4] ?? "").toLowerCase()}`;
}

function readGraph(value: unknown, index: number, apiVersion: string): Graph {
  const where = `graphs[${index}]`;
  if (!isJsonObject(value)) throw refuse(400, "JSON_PARSER_ERROR", `${where} must be an object`);
  const { graphId, compositeRequest } = value;
  if (typeof graphId !== "string" || graphId === "") {
    throw refuse(400, "JSON_PARSER_ERROR", `${where} must have a text "graphId"`);
  }
  const nodes = readSubrequests(compositeRequest, `${where}.compositeRequest`, apiVersion);
  requireUniqueReferences(nodes);
  const { ordered, depth } = orderNodes(nodes);
  if (depth > deepest) throw tooMuch(`The graph '${graphId}' is ${depth} nodes deep; ${deepest} are allowed`);
  const kinds = new Set(nodes.map(kindOf)).size;
  if (kinds > mostKinds) throw tooMuch(`The graph '${graphId}' has ${kinds} kinds of nodes; ${mostKinds} are allowed`);
  return { graphId, nodes, ordered };
}

/** Reads the graphs of a call and refuses what breaks their rules as a whole (rest-api.md §7). The words are our own. */
export function readGraphs({ graphs }: Readonly<Record<string, unknown>>, apiVersion: string): readonly Graph[] {
  if (!Array.isArray(graphs)) throw refuse(400, "JSON_PARSER_ERROR", '"graphs" must be a list of graphs');
  if (graphs.length > mostGraphs)
    throw tooMuch(`Cannot specify more than ${mostGraphs} graphs: ${graphs.length} given`);
  const read = graphs.map((graph: unknown, index) => readGraph(graph, index, apiVersion));
  const nodes = read.reduce((sum, graph) => sum + graph.nodes.length, 0);
  if (nodes > mostNodes) throw tooMuch(`Cannot specify more than ${mostNodes} nodes: ${nodes} given`);
  const ids = new Set(read.map(({ graphId }) => graphId));
  if (ids.size < read.length) throw refuse(400, "INVALID_INPUT", "Each graph must have a graphId of its own");
  return read;
}
