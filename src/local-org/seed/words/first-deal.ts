/** The deal that the README shows: `day` counts from the org's today. */
export const people = [
  { FirstName: "Maren", LastName: "Lindqvist", Title: "VP, Operations", role: "Decision Maker" },
  { FirstName: "Niamh", LastName: "O'Brien", Title: "Chief Financial Officer", role: "Economic Buyer" },
  { FirstName: "Kenji", LastName: "Nakagawa", Title: "Reliability Engineer", role: "Technical Buyer" },
  { FirstName: "Thandiwe", LastName: "Mbeki", Title: "Procurement Manager", role: "Evaluator" },
  { FirstName: "Zoë", LastName: "Castellanos", Title: "Director, Digital Plant", role: "Executive Sponsor" },
] as const;

/** The account's other deals, most of them open. */
export const siblings = [
  { Name: "Cascadia Water & Power - Sensor Gateway", StageName: "Proposal/Price Quote", Amount: 62_500, day: 24 },
  { Name: "Cascadia Water & Power - Energy Dashboard", StageName: "Qualification", Amount: 24_000, day: 71 },
  { Name: "Cascadia Water & Power - Field Service App", StageName: "Needs Analysis", Amount: null, day: 96 },
  { Name: "Cascadia Water & Power - Training Package", StageName: "Value Proposition", Amount: 7_500, day: 40 },
  { Name: "Cascadia Water & Power - Support Renewal", StageName: "Prospecting", Amount: 15_000, day: 150 },
  { Name: "Cascadia Water & Power - Plant Monitoring", StageName: "Closed Won", Amount: 144_000, day: -113 },
] as const;

/** What has been done and is due; `who` is an index of `people`. */
export const activities = [
  { subtype: "Call", subject: "Discovery call", day: -48, status: "Completed", who: 0 },
  { subtype: "Task", subject: "Prepare demo environment", day: -36, status: "Completed", who: null },
  { subtype: "Call", subject: "Demo for the maintenance team", day: -33, status: "Completed", who: 2 },
  { subtype: "Email", subject: "Email: Security questionnaire", day: -21, status: "Completed", who: 4 },
  { subtype: "Email", subject: "Email: Proposal v2", day: -9, status: "Completed", who: 1 },
  { subtype: "Call", subject: "Call: budget and timeline", day: -4, status: "Completed", who: 1 },
  { subtype: "Task", subject: "Send NDA to Legal", day: -2, status: "Waiting on someone else", who: 3 },
  { subtype: "Call", subject: "Call procurement about payment terms", day: 1, status: "Not Started", who: 3 },
  { subtype: "Task", subject: "Draft business case", day: 6, status: "In Progress", who: null },
  { subtype: "Task", subject: "Book the board's slot", day: null, status: "Not Started", who: 0 },
] as const;
