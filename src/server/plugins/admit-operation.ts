import type { ApolloServerPlugin } from "@apollo/server";
import { OperationTypeNode } from "graphql";
import { GatewayError } from "../../errors";
import type { Context } from "../../graphql/context";
import { limitVariables } from "../../graphql/limits/limit-variables";
import { withHttpStatus } from "../http-error";
import { requireScope } from "../require-scope";
import { currentTrace } from "../trace";

/** As much of an operation's name as the log keeps: a client may give one as long as a body. */
const longestName = 100;

/** Lets an operation run only if its caller may and its variables are reasonable. Nothing has been sent by then. */
export const admitOperation: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ request, operation, operationName, contextValue }) {
        // Without one the document names no operation of that name, which its execution will say.
        if (operation === undefined) return;
        const trace = currentTrace.getStore();
        if (trace !== undefined) {
          trace.operation = operation.operation;
          if (operationName !== null) trace.operationName = operationName.slice(0, longestName);
        }
        await withHttpStatus(async () => {
          if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
            throw new GatewayError("BAD_USER_INPUT", "There are no subscriptions. Ask again by a query.");
          }
          const isMutation = operation.operation === OperationTypeNode.MUTATION;
          requireScope(contextValue.principal, isMutation ? "write" : "read", isMutation ? "A mutation" : "A query");
          limitVariables(request.variables ?? {});
        });
      },
    };
  },
};
