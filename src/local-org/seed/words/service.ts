/** What customers report, and what they are told. */
export const caseSubjects = [
  "Sensor readings drift after firmware update",
  "Gateway drops its connection every night",
  "Invoice shows last year's address",
  "Export of alarms stops after 10,000 rows",
  "Request: second administrator account",
  "Störmeldung ohne Zeitstempel",
  "Dashboard is empty for one plant",
  "Training date must be moved",
  "Replacement part arrived damaged",
  "How do we rename a site?",
] as const;

export const caseComments = [
  "Reproduced with the customer's settings; engineering has it.",
  "Asked for the logs of the last two days.",
  "The workaround holds. Waiting for the next release.",
  "Called back, nobody there. Trying again tomorrow.",
  "Le client confirme que c'est résolu.",
] as const;

export const meetingSubjects = [
  "Kick-off",
  "Weekly sync",
  "Site visit",
  "Demo for the steering committee",
  "Contract review",
  "Quarterly business review",
  "Lunch with the project lead",
] as const;

export const meetingPlaces = ["Video call", "Customer's office", "Our office, room Baltic", "Plant 2, gate C"] as const;

/** Published help; the first is the one that most cases end with. */
export const articles = [
  {
    Title: "Restarting a gateway safely",
    UrlName: "restarting-a-gateway-safely",
    Summary: "What to check before and after a restart, and how to tell that all sensors are back.",
    Body__c: "<p>Stop the export first. Hold the button for five seconds; the light turns amber, then green.</p>",
  },
  {
    Title: "Why a sensor reads zero",
    UrlName: "why-a-sensor-reads-zero",
    Summary: "Zero is a value. No reading shows as a dash, and means that the sensor has not been heard.",
    Body__c: "<p>Compare with a hand-held meter before you replace anything.</p>",
  },
  {
    Title: "Adding people to your organization",
    UrlName: "adding-people-to-your-organization",
    Summary: "Who may invite others, and what new people see on their first day.",
    Body__c: "<p>Administrators invite; everybody else asks an administrator.</p>",
  },
  {
    Title: "Reading your invoice",
    UrlName: "reading-your-invoice",
    Summary: "Where credits, discounts and taxes appear.",
    Body__c: "<p>Credits reduce the total before tax.</p>",
  },
] as const;

export const draftArticle = {
  Title: "Moving a gateway to another plant",
  UrlName: "moving-a-gateway-to-another-plant",
  Summary: "Being written.",
  Body__c: "<p>To be completed.</p>",
} as const;
