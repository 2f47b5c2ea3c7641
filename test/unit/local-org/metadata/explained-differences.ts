/** Differences between recorded describes and ours that are meant, each with its reason. */
export const explainedDifferences: readonly (readonly [difference: RegExp, reason: string])[] = [
  // Of all recordings.
  [
    /\.fields\[\w+__c\] is missing$/,
    "The custom fields of the recorded orgs are theirs; --metadata gives this org its own.",
  ],
  [
    /\.childRelationships\[(?!Task\.|Event\.|TaskRelation\.|EventRelation\.|AccountContactRelation\.)\w+\.\w+\] is missing$/,
    "Relationships to objects that this org does not hold are not there, as everything of those objects.",
  ],
  [
    /\.childRelationships\[(?:TaskRelation|EventRelation|AccountContactRelation)\.\w+\] is added$/,
    "This org has Shared Activities and contacts of several accounts, which the recorded ones had not.",
  ],
  // Of Account, recorded in version 48.0 of an org with the Nonprofit Success Pack.
  [
    /^Account\.(?:associateEntityType|associateParentEntity|sobjectDescribeOption) is added$/,
    "Versions later than the recorded 48.0 have these keys: the describe of Opportunity has them.",
  ],
  [/^Account\.recordTypeInfos\[Household\] is missing$/, "That org had a record type, and a stock one has none."],
  [
    /^Account\.recordTypeInfos\[Master\]\.defaultRecordTypeMapping is true, recorded false$/,
    "Master is the default where there is no other record type.",
  ],
  [
    /^Account\.urls\.defaultValues is missing$/,
    "The org does not serve default values of layouts. Neither Opportunity's describe nor Account's entry of the later global one names them.",
  ],
];
