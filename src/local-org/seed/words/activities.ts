/** What people do about deals: subjects by the kind of task. */
export const callSubjects = [
  "Call",
  "Discovery call",
  "Call: budget and timeline",
  "Left voicemail",
  "Follow-up call",
  "Call back after holidays",
  "Reference call with Müller's team",
] as const;

export const emailSubjects = [
  "Email: Proposal v2",
  "Email: Meeting notes",
  "Email: Re: Pricing",
  "Email: Security questionnaire",
  "Email: Happy New Year!",
  "Email: Angebot für Phase 2",
  "Send Quote",
] as const;

export const toDoSubjects = [
  "Send Letter",
  "Prepare demo environment",
  "Update the forecast",
  "Check the contract's end date",
  "Book a meeting room",
  "Draft business case",
  "Ask for a reference",
  "Send NDA to Legal",
  "Other",
] as const;

export const callNotes = [
  "Talked for a while; they like the pilot. Worried about the roll-out in the second plant.",
  "Not available, try again next week.",
  "Asked for a discount of 10 %. I said I'd check.",
  "New stakeholder: their CFO wants to see numbers.\nSend the ROI sheet.",
] as const;

export const callResults = ["Connected", "Left voicemail", "No answer", "Wrong number"] as const;
