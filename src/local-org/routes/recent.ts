import { jsonAnswer } from "../answer";
import { refuse } from "../refusals";
import type { Handler } from "./route";

const most = 200;

/** `/recent?limit=n`: reading through REST does not make a record recent, so none is (rest-api.md §6). */
export const getRecent: Handler = (_context, request) => {
  const limit = request.query.get("limit");
  if (limit !== null && !(/^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= most)) {
    throw refuse(400, "INVALID_QUERY_VALUE", `limit must be a number from 1 to ${most}: ${limit}`);
  }
  return jsonAnswer([]);
};
