import { isoOf, type Day } from '../content/dates.js';
import { editionInForce } from './in-force.js';
import { setName, type Edition } from './issued-folder.js';
import { withProgress } from './progress-record.js';
import { readProject, type ProjectReading } from './project.js';

/**
 * A year as it stands on a day: the tasks of the decision in force then, whatever came later or is being drafted, with what is recorded
 * of them now. A decision that is named is taken whatever the day.
 * @param names of document templates, as `readProject` has them
 */
export function readStatusProject(root: string, which: Edition, asOf: Day, names: readonly string[]): ProjectReading {
  const edition = which.decision === undefined ? editionInForce(root, which.year, isoOf(asOf)) : which;
  const { project, diagnostics } = readProject(root, edition, names);
  return { project: project === undefined ? undefined : { ...project, plan: withProgress(root, project.plan, edition), set: setName(which) }, diagnostics };
}
