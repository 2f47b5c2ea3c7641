import { customField } from "./custom-field";
import type { CustomFieldSpec } from "./custom-field";
import { createSchema } from "./object-schema";
import accountContactRelation from "./objects/account-contact-relation.json";
import accountHistory from "./objects/account-history.json";
import account from "./objects/account.json";
import caseComment from "./objects/case-comment.json";
import caseHistory from "./objects/case-history.json";
import caseObject from "./objects/case.json";
import contactHistory from "./objects/contact-history.json";
import contact from "./objects/contact.json";
import contentDocumentLink from "./objects/content-document-link.json";
import contentDocument from "./objects/content-document.json";
import contentNote from "./objects/content-note.json";
import contentVersion from "./objects/content-version.json";
import eventRelation from "./objects/event-relation.json";
import event from "./objects/event.json";
import knowledgeKa from "./objects/knowledge-ka.json";
import knowledgeKav from "./objects/knowledge-kav.json";
import leadHistory from "./objects/lead-history.json";
import lead from "./objects/lead.json";
import note from "./objects/note.json";
import opportunityContactRole from "./objects/opportunity-contact-role.json";
import opportunityFieldHistory from "./objects/opportunity-field-history.json";
import opportunityHistory from "./objects/opportunity-history.json";
import opportunity from "./objects/opportunity.json";
import taskRelation from "./objects/task-relation.json";
import task from "./objects/task.json";
import user from "./objects/user.json";
import type { Schema } from "./schema";
import { expandObject } from "./stock-object";
import type { StockObject } from "./stock-object";

export type { CustomFieldSpec } from "./custom-field";

const stockObjects: readonly StockObject[] = [
  account,
  accountContactRelation,
  accountHistory,
  caseObject,
  caseComment,
  caseHistory,
  contact,
  contactHistory,
  contentDocument,
  contentDocumentLink,
  contentNote,
  contentVersion,
  event,
  eventRelation,
  knowledgeKa,
  knowledgeKav,
  lead,
  leadHistory,
  note,
  opportunity,
  opportunityContactRole,
  opportunityFieldHistory,
  opportunityHistory,
  task,
  taskRelation,
  user,
];

/**
 * The schema of a stock org: every standard field of its objects, and the custom fields asked for. Throws when a
 * custom field names an unknown object or a name that is taken.
 */
export function loadSchema(options: { readonly customFields?: readonly CustomFieldSpec[] } = {}): Schema {
  const specs = options.customFields ?? [];
  for (const spec of specs) {
    const home = stockObjects.find((object) => object.name === spec.object);
    if (home === undefined) throw new Error(`Custom field ${spec.name}: this org has no object "${spec.object}"`);
    const namesakes = specs.filter((other) => other.object === spec.object && other.name === spec.name);
    if (namesakes.length > 1) throw new Error(`Custom field ${spec.object}.${spec.name} is defined twice`);
  }
  return createSchema(
    stockObjects.map((stock) =>
      expandObject(stock, specs.filter((spec) => spec.object === stock.name).map(customField)),
    ),
  );
}
