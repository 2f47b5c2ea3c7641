import { integrationAccess } from "./set-up/profiles";
import type { TeamMember } from "./user-values";

/** Logs in to every org, whatever its data. */
export const administrator: TeamMember = {
  username: "admin@local.test",
  firstName: "Ada",
  lastName: "Admin",
  title: "Salesforce Administrator",
  profile: "System Administrator",
  timeZone: "GMT",
};

/** Logs in to every org, whatever its data, and sees what a standard user sees. */
export const representative: TeamMember = {
  username: "rep@local.test",
  firstName: "Rosa",
  lastName: "Reyes",
  title: "Account Executive",
  profile: "Standard User",
  role: "Sales Americas",
  timeZone: "America/Los_Angeles",
  manager: "priya@local.test",
};

/** Log in to every org beside these two, each with a profile of its own. */
export const technicalUsers: readonly TeamMember[] = [
  {
    username: "readonly@local.test",
    firstName: "Robin",
    lastName: "Reader",
    title: "Analyst",
    profile: "Read Only",
    timeZone: "GMT",
  },
  {
    username: "integration@local.test",
    firstName: "Integration",
    lastName: "User",
    title: "Integration User",
    profile: "Minimum Access - API Only Integrations",
    permissionSet: integrationAccess.id,
    timeZone: "GMT",
  },
  {
    username: "noapi@local.test",
    firstName: "Noah",
    lastName: "Paine",
    title: "Receptionist",
    profile: "Minimum Access - Salesforce",
    timeZone: "GMT",
  },
];

/** The rest of the sales team; a manager stands before those who report to them. */
export const salesTeam: readonly TeamMember[] = [
  {
    username: "ingrid@local.test",
    firstName: "Ingrid",
    lastName: "Solberg",
    title: "VP, Sales",
    profile: "Standard User",
    role: "VP Sales",
    timeZone: "Europe/Stockholm",
  },
  {
    username: "marcus@local.test",
    firstName: "Marcus",
    lastName: "Oyelaran",
    title: "Regional Manager, EMEA & APAC",
    profile: "Standard User",
    role: "Manager EMEA & APAC",
    timeZone: "Europe/London",
    manager: "ingrid@local.test",
  },
  {
    username: "priya@local.test",
    firstName: "Priya",
    lastName: "Raman",
    title: "Regional Manager, Americas",
    profile: "Standard User",
    role: "Manager Americas",
    timeZone: "America/New_York",
    manager: "ingrid@local.test",
  },
  {
    username: "tom@local.test",
    firstName: "Tom",
    lastName: "O'Hara",
    title: "Account Executive",
    profile: "Standard User",
    role: "Sales Americas",
    timeZone: "America/Chicago",
    manager: "priya@local.test",
  },
  {
    username: "elodie@local.test",
    firstName: "Élodie",
    lastName: "Fournier",
    title: "Account Executive",
    profile: "Standard User",
    role: "Sales EMEA & APAC",
    timeZone: "Europe/Paris",
    manager: "marcus@local.test",
  },
  {
    username: "juergen@local.test",
    firstName: "Jürgen",
    lastName: "Weiß",
    title: "Senior Account Executive",
    profile: "Standard User",
    role: "Sales EMEA & APAC",
    timeZone: "Europe/Berlin",
    manager: "marcus@local.test",
  },
  {
    username: "haruka@local.test",
    firstName: "春香",
    lastName: "佐藤",
    title: "Account Executive",
    profile: "Standard User",
    role: "Sales EMEA & APAC",
    timeZone: "Asia/Tokyo",
    manager: "marcus@local.test",
  },
  {
    username: "luisa@local.test",
    firstName: "Luísa",
    lastName: "Prado",
    title: "Account Executive",
    profile: "Standard User",
    role: "Sales Americas",
    timeZone: "America/Sao_Paulo",
    manager: "priya@local.test",
  },
  {
    username: "kwame@local.test",
    firstName: "Kwame",
    lastName: "Mensah",
    title: "Sales Development Representative",
    profile: "Standard User",
    role: "Sales EMEA & APAC",
    timeZone: "Europe/London",
    manager: "marcus@local.test",
  },
  {
    username: "grace@local.test",
    firstName: "Grace",
    lastName: "Nakamura",
    title: "Account Executive",
    profile: "Standard User",
    role: "Sales Americas",
    timeZone: "America/Denver",
    manager: "priya@local.test",
    inactive: true,
  },
];
