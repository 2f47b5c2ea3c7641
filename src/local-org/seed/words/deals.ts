/** What the team sells, with the list prices that make amounts of deals equal. */
export const products = [
  ["Plant Monitoring", 48_000],
  ["Predictive Maintenance", 96_000],
  ["Sensor Gateway", 12_500],
  ["Energy Dashboard", 24_000],
  ["Field Service App", 36_000],
  ["Spare Parts Portal", 18_000],
  ["Training Package", 7_500],
  ["Support Renewal", 15_000],
] as const satisfies readonly (readonly [string, number])[];

export const nextSteps = [
  "Send revised quote",
  "Demo for the maintenance team",
  "Call procurement about payment terms",
  "Get the security questionnaire answered",
  "Wait for the board's decision",
  "Agree on pilot success criteria",
  "Legal's redlines: review §7 (liability)",
  "Visit the plant, meet the night shift",
  "Find out who signs",
  "Réunion de cadrage avec la direction",
] as const;

export const descriptions = [
  "Came in through the trade fair. They replace a home-grown system that nobody dares to touch.",
  'Budget is approved for this year, but it\'s "use it or lose it".',
  "Competes with an incumbent that is 20 % cheaper. We win on service.",
  "Pilot on one line first, roll-out to the other sites after six months.",
  "Champion: the plant manager. Blocker: IT security.\nNext gate is the architecture board.",
] as const;

export const lossNotes = [
  "Lost on price.",
  "Project cancelled.",
  "Incumbent renewed for two years.",
  "No decision.",
] as const;
