import type { Plan } from '../content/plan.js';
import { symbolOf } from '../content/numbers.js';
import { entryOf, readIssued } from '../register/issued.js';

/** The decision that a plan was issued as, empty where no register has it; undefined: a draft. */
export function issuedAs(root: string, plan: Plan): string | undefined {
  const register = readIssued(root);
  const entry = register.ok ? entryOf(plan, register.value) : undefined;
  if (entry !== undefined) return symbolOf(entry);
  return plan.head.state === 'da-ban-hanh' ? '' : undefined;
}
