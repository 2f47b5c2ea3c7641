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

/** How the deal came to where it is. */
export const stages = [
  { StageName: "Qualification", Probability: 10, Amount: 250_000, day: -55 },
  { StageName: "Value Proposition", Probability: 50, Amount: 310_000, day: -33 },
  { StageName: "Proposal/Price Quote", Probability: 75, Amount: 384_000, day: -9 },
] as const;

export const meetings = [
  { Subject: "Site visit, plant 4", Location: "Plant 4, gate A", day: -40, minute: 1_020, minutes: 180, who: 2 },
  { Subject: "Proposal walk-through", Location: "Video call", day: -8, minute: 990, minutes: 60, who: 0 },
  { Subject: "Steering committee", Location: "4th Avenue, Floor 12", day: 9, minute: 1_080, minutes: 90, who: 4 },
] as const;

/** A plain one and one in HTML. */
export const notes = [
  { title: "Who decides", text: "Maren decides, Niamh signs. Thandiwe runs the tender and wants three references." },
  {
    title: "Call with the CFO",
    text: "<p>Budget is approved until the end of the quarter.</p><p>She asks for <b>payment in three parts</b> &amp; a pilot.</p>",
  },
] as const;

export const files = [
  { PathOnClient: "pilot-results.csv", text: "plant,alarms,avoided\n4,118,31\n7,94,22\n", day: -12 },
  {
    PathOnClient: "Security questionnaire.txt",
    text: "1. Where is the data kept? In the region of the plant.\n",
    day: -21,
  },
] as const;
