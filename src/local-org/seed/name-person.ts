import type { Random } from "./random";
import { slug } from "./slug";
import { familyNames, givenNames, namesInOtherScripts } from "./words/people";

interface PersonName {
  readonly firstName: string;
  readonly lastName: string;
  /** The part of an e-mail address before the `@`. */
  readonly mailbox: string;
}

/** Someone's name; one in fifteen is written in another script than Latin. */
export function namePerson(random: Random): PersonName {
  const [firstName, lastName] = random.chance(1 / 15)
    ? random.pick(namesInOtherScripts)
    : [random.pick(givenNames), random.pick(familyNames)];
  const mailbox = slug(`${firstName}.${lastName}`, ".") || `mail${String(random.integer(100, 999))}`;
  return { firstName, lastName, mailbox };
}
