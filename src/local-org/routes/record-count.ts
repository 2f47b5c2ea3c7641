import { jsonAnswer } from "../answer";
import type { Handler, RestContext } from "./route";

function liveRecords({ org }: RestContext, objectName: string): number {
  let count = 0;
  for (const record of org.database.table(objectName).rows()) if (record.IsDeleted !== true) count++;
  return count;
}

/**
 * `/limits/recordCount?sObjects=Account,Contact`: how many records there are, whoever may see them (wire fact 29). Names
 * of no object are left out; objects without records only where none is named (rest-api.md §8, recorded: Event).
 */
export const getRecordCount: Handler = (context, request) => {
  const named = request.query.get("sObjects")?.split(",");
  const names = named?.map((name) => context.schema.object(name.trim())?.name ?? "");
  const objects = context.schema.objects.filter(({ name }) => names?.includes(name) ?? true);
  const counts = objects.map(({ name }) => ({ count: liveRecords(context, name), name }));
  return jsonAnswer({ sObjects: counts.filter(({ count }) => named !== undefined || count > 0) });
};
