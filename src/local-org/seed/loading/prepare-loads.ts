import { join } from "node:path";

import type { Schema } from "../../metadata/schema";
import type { DataSource } from "./find-mapping";
import type { Load } from "./mapping";
import type { LoadPlan } from "./plan-load";
import { planLoad } from "./plan-load";
import type { Problems } from "../../documents/problems";
import type { Row } from "./read-csv";
import { readCsv } from "./read-csv";
import type { RecordKeys } from "./record-keys";

/** A load with its file's rows, checked as far as can be without making records. */
interface PreparedLoad {
  readonly load: Load;
  readonly plan: LoadPlan;
  readonly rows: readonly Row[];
}

function checkFiles({ files, name, mapping }: DataSource, problems: Problems): void {
  const named = new Set([...mapping.load.map(({ file }) => file), ...Object.keys(mapping.ignoreFiles ?? {})]);
  for (const file of named) {
    if (!files.includes(file)) problems.report(name, `there is no file "${file}".`);
  }
  for (const file of files) {
    if (!named.has(file)) problems.report(name, `nothing loads ${file}; load it, or name it in "ignoreFiles".`);
  }
}

/** Reads all files and checks the mapping against them and the schema. Throws `DataError` with all that is wrong. */
export function prepareLoads(
  source: DataSource,
  { schema, today, keys }: { readonly schema: Schema; readonly today: string; readonly keys: RecordKeys },
  problems: Problems,
): readonly PreparedLoad[] {
  checkFiles(source, problems);
  problems.throwIfAny();
  const loaded = new Set<string>();
  const prepared: PreparedLoad[] = [];
  source.mapping.load.forEach((load, index) => {
    const sheet = readCsv(join(source.directory, load.file), load.corrections ?? {}, (line, message) => {
      problems.reportLine(load.file, line, message);
    });
    const plan = planLoad(load, {
      schema,
      columns: sheet.columns,
      today,
      loaded,
      lookup: keys.find,
      complain: (where, message) => {
        problems.report(`${source.name}: load[${String(index)}].${where}`, message);
      },
    });
    if (load.key !== undefined) loaded.add(load.object);
    if (plan !== undefined) prepared.push({ load, plan, rows: sheet.rows });
  });
  problems.throwIfAny();
  return prepared;
}
