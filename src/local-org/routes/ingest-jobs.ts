import { userAccess } from "../access/user-access";
import { emptyAnswer, jsonAnswer } from "../answer";
import { isOver, presentJob, presentJobInfo, type IngestJob } from "../bulk/bulk-job";
import { readFormat, readOperation, readText, refuseOtherKeys } from "../bulk/read-job";
import { invalidJob, invalidState } from "../bulk/refuse-job";
import { RowStore } from "../bulk/row-store";
import { runIngestJob } from "../bulk/run-ingest-job";
import type { ObjectSchema } from "../metadata/schema";
import { requireExternalIdField } from "../records/external-id";
import { refuse } from "../refusals";
import { jsonObjectBody, mediaType, type OrgRequest } from "../request";
import { abortJob, csvAnswer, deleteJob, listJobs, pathJob, requestedState } from "./bulk-jobs";
import { readJobParts } from "./read-job-parts";
import { lockRow } from "./lock-row";
import type { Handler, RestContext } from "./route";
import { saveContext } from "./save-context";
import { startJob } from "./start-job";

const keys = [
  "object",
  "operation",
  "externalIdFieldName",
  "assignmentRuleId",
  "contentType",
  "columnDelimiter",
  "lineEnding",
];
const operations = ["insert", "update", "upsert", "delete", "hardDelete"] as const;

function requireObject({ schema }: RestContext, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object !== undefined) return object;
  throw refuse(400, "INVALIDENTITY", `Entity '${name}' is not supported by the Bulk API.`);
}

function requireHardDelete({ org, session }: RestContext): void {
  if (userAccess(org, session).permissions.system.has("BulkApiHardDelete")) return;
  const advice = "please contact your system administrator";
  throw refuse(400, "FEATURENOTENABLED", `hardDelete operation requires special user profile permission, ${advice}`);
}

function makeJob(context: RestContext, body: Readonly<Record<string, unknown>>): IngestJob {
  const { org, session, apiVersion } = context;
  refuseOtherKeys(body, keys);
  const operation = readOperation(body, operations);
  const format = readFormat(body);
  const object = requireObject(context, readText(body, "object"));
  if (operation === "hardDelete") requireHardDelete(context);
  const key = operation === "upsert" ? readText(body, "externalIdFieldName") : undefined;
  const job: IngestJob = {
    ...format,
    kind: "ingest",
    id: org.bulkJobs.nextId(),
    operation,
    object: object.name,
    createdById: session.userId,
    createdAt: org.now(),
    apiVersion,
    state: "Open",
    changedAt: org.now(),
    processed: 0,
    processingMs: 0,
    externalIdFieldName: key === undefined ? undefined : requireExternalIdField(object, key).name,
    assignmentRuleId: typeof body.assignmentRuleId === "string" ? body.assignmentRuleId : undefined,
    failed: 0,
    data: undefined,
    successful: new RowStore(),
    failures: new RowStore(),
    unprocessed: Buffer.alloc(0),
  };
  org.bulkJobs.add(job);
  return job;
}

const usual = { allowDuplicates: false, includeDuplicates: false };

/** All data is there: the job is saved as the user who says so, and by the org's clock. */
function closeJob(context: RestContext, request: OrgRequest, job: IngestJob): void {
  const { org } = context;
  job.state = "UploadComplete";
  job.changedAt = org.now();
  const save = saveContext(context, request);
  const object = requireObject(context, job.object);
  const setting = {
    jobs: org.bulkJobs,
    object,
    lock: (id?: string) => lockRow(context, request, object.name, id),
    context: { ...save, options: { ...usual, ...save.options, assign: job.assignmentRuleId ?? false } },
    now: org.now,
  };
  startJob(job, () => runIngestJob(job, setting));
}

/** Makes a job; a body of two parts brings its data along, and then it is closed at once (Bulk API 2.0 guide). */
export const createIngestJob: Handler = (context, request) => {
  if (mediaType(request) !== "multipart/form-data")
    return jsonAnswer(presentJob(makeJob(context, jsonObjectBody(request))));
  const { job: body, content } = readJobParts(request);
  const job = makeJob(context, body);
  job.data = content;
  closeJob(context, request, job);
  return jsonAnswer(presentJob(job));
};

export const putBatches: Handler = (context, request, params) => {
  const job = pathJob(context, params, "ingest");
  if (mediaType(request) !== "text/csv") throw invalidJob("The data of a job must be of the type text/csv");
  if (job.state !== "Open") throw invalidState(job, "given data");
  if (job.data !== undefined) {
    const advice = "please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job";
    const rule = "make sure you only do 'PUT' once on a given Job.";
    throw refuse(400, "CLIENTINPUTERROR", `Found multiple contents for job: <${job.id}>, ${advice} and ${rule}`);
  }
  if (request.body.kind === "unreadable") throw request.body.refusal;
  job.data = request.body.kind === "bytes" ? request.body.bytes : Buffer.alloc(0);
  return emptyAnswer(201);
};

export const patchIngestJob: Handler = (context, request, params) => {
  const job = pathJob(context, params, "ingest");
  if (requestedState(request, ["UploadComplete", "Aborted"]) === "Aborted") {
    abortJob(context, job);
    job.unprocessed = job.data ?? job.unprocessed;
  } else {
    if (job.state !== "Open") throw invalidState(job, "closed");
    closeJob(context, request, job);
  }
  return jsonAnswer(presentJob(job));
};

export const getIngestJob: Handler = (context, _request, params) =>
  jsonAnswer(presentJobInfo(pathJob(context, params, "ingest")));

export const listIngestJobs: Handler = (context, request) => listJobs(context, request, "ingest");

export const deleteIngestJob: Handler = (context, _request, params) =>
  deleteJob(context, pathJob(context, params, "ingest"));

/** What became of a job's rows, once it is over. */
export const getIngestRows =
  (which: "successfulResults" | "failedResults" | "unprocessedRecords"): Handler =>
  (context, _request, params) => {
    const job = pathJob(context, params, "ingest");
    if (!isOver(job)) throw invalidState(job, "read");
    if (which === "unprocessedRecords") return csvAnswer(job.unprocessed);
    const store = which === "successfulResults" ? job.successful : job.failures;
    return csvAnswer(store.read(0, store.rows));
  };
