import type { Argument, Command, Option } from 'commander';

type Environment = Readonly<Record<string, string | undefined>>;

/** The scripts of package.json that run the program, and how each is typed. Any other script, such as the tests, has options of its own. */
const scripts: ReadonlyMap<string, string> = new Map([['kehoach', 'npm run kehoach'], ['start', 'npm start']]);

/** Options that npm has as well: somebody may have set them for npm, in a .npmrc, so that they prove nothing. */
const alsoOfNpm: readonly string[] = ['all', 'force', 'json'];

/** What `kehoach build` may be asked for and npm would keep: its quick answers, which know no other options, are not for these. */
const keptOfBuild: readonly string[] = ['json', 'root', 'shard', 'workers'];

/** Options that npm kept to itself, since they were typed without "--" before them. */
export interface KeptOptions {
  /** As typed: "--mark". */
  readonly options: readonly string[];
  /** The command as it has to be typed. */
  readonly command: string;
  /** Whether they were typed beyond doubt; else they may be settings of npm. */
  readonly sure: boolean;
}

/** Whether npm may have kept an option of `kehoach build`: known without the parser, which takes longer to load than a quick answer. */
export function mayHaveKept(env: Environment): boolean {
  return scriptOf(env) !== undefined && keptOfBuild.some((name) => valueIn(env, name) !== undefined);
}

/** How the program is typed where npm runs it: "npm run kehoach". Undefined: npm does not run it. */
export function scriptOf(env: Environment): string | undefined {
  return scripts.get(env['npm_lifecycle_event'] ?? '');
}

/**
 * The options of a command that `npm run` took for its own: it hands them over as environment variables, and the program would
 * do its work without them.
 */
export function keptByNpm(program: Command, args: readonly string[], env: Environment): KeptOptions | undefined {
  const script = scriptOf(env);
  if (script === undefined) return undefined;
  const called = program.commands.find((command) => command.name() === args[0]);
  const given = new Set(args.map((word) => word.replace(/=.*$/su, '')));
  const kept = new Map<string, Kept>();
  for (const option of (called === undefined ? program.commands : [called]).flatMap((command) => command.options)) {
    const name = option.name();
    const value = valueIn(env, name);
    if (value !== undefined && !given.has(`--${name}`) && !kept.has(name)) kept.set(name, { option, value });
  }
  const all = [...kept.values()].filter(({ option, value }) => value !== '' || !alsoOfNpm.includes(option.name()));
  if (all.length === 0) return undefined;
  const words = script === 'npm start' ? args.slice(1) : args;
  return {
    options: all.map(({ option }) => `--${option.name()}`),
    command: [script, ...retyped(called, words, all)].join(' '),
    sure: all.some(({ option }) => !alsoOfNpm.includes(option.name())),
  };
}

interface Kept {
  readonly option: Option;
  /** What npm has as its value: "true" where the value was left among the arguments, or where it has none. */
  readonly value: string;
}

function valueIn(env: Environment, name: string): string | undefined {
  return env[`npm_config_${name.replaceAll('-', '_')}`];
}

/**
 * The words of the command, then "--" and the options. Newer versions of npm leave the values among the arguments, and in no order that
 * is known: one value is put back, of several it is said only what belongs there.
 */
function retyped(called: Command | undefined, words: readonly string[], kept: readonly Kept[]): readonly string[] {
  const dash = words.findIndex((word) => word.startsWith('-'));
  const plain = dash === -1 ? words : words.slice(0, dash);
  const rest = dash === -1 ? [] : words.slice(dash);
  const strays = kept.flatMap(({ option, value }) => (option.isBoolean() && !['', 'true'].includes(value) ? [value] : []));
  const open = kept.filter(({ option, value }) => !option.isBoolean() && value === 'true');
  const at = called === undefined || words[0] !== called.name() ? 0 : 1;
  const found = [...plain.slice(at), ...strays];
  const own = open.length === 0 || called === undefined ? found : found.slice(0, ownCount(called.registeredArguments, found, open.length));
  const left = found.slice(own.length);
  const options = kept.flatMap(({ option, value }) => {
    if (option.isBoolean()) return [value === '' ? `--no-${option.name()}` : `--${option.name()}`];
    if (value !== 'true') return [`--${option.name()}`, ...value.split('\n\n').map(quoted)];
    return open.length === 1 && left.length > 0 ? [`--${option.name()}`, ...left.map(quoted)] : [option.flags.replace(/^.*(?=--)/u, '')];
  });
  return [...plain.slice(0, at), ...own.map(quoted), '--', ...options, ...rest.map(quoted)];
}

/** How many of the words are arguments of the command and not values of options: the first ones, as far as they can be. */
function ownCount(known: readonly Argument[], words: readonly string[], values: number): number {
  const most = words.slice(0, Math.max(0, words.length - values));
  const end = most.findIndex((word, i) => !fits(known[i] ?? known.findLast(({ variadic }) => variadic), word));
  return end === -1 ? most.length : end;
}

function fits(argument: Argument | undefined, word: string): boolean {
  if (argument === undefined) return false;
  return argument.variadic || (argument.argChoices?.includes(word) ?? /^\d{4}(?:\.|$)/u.test(word));
}

function quoted(word: string): string {
  return /^[\p{L}\p{M}\p{N}_./:=,-]+$/u.test(word) ? word : `"${word}"`;
}
