/** Shapes that travel between Python, the worker and the page; `checker/verdict.py` says what they mean. */

/** The name of Python's folder, beside the scripts' own; the build puts it in this place. */
declare const PYTHON: string;

/** What the head of a checker's page has started, and what that has said before anybody listened. */
interface Early {
  worker?: Worker;
  heard: (MessageEvent | ErrorEvent)[];
}

declare var python: Early | undefined;

/** The part we use of Pyodide's loader, which stands in that folder, not in the repository. */
interface Loader {
  loadPyodide(options: {
    indexURL: string;
    packageBaseUrl: string;
    lockFileContents: Promise<string>;
    env: Record<string, string>;
    fsInit(files: { writeFile(path: string, content: Uint8Array): void }): Promise<void>;
  }): Promise<{ pyimport(name: "checker.protocol"): { Service(rulebook: string): Service } }>;
}

/** Python's: one request in, one reply out, both as JSON. */
interface Service {
  reply(request: string): string;
  rulebook: { hash: string };
}

/** A JSON value that Python reads as an answer. */
type Answer = boolean | number | string;

/** What a form holds of an answer before Python has read it. */
type Raw = string | { month: string; day: string; year: string };

type Status = "met" | "met_with_duty" | "not_met" | "unsettled" | "depends_on_reading" | "left_to_others";
type ClauseState = "met" | "not_met" | "not_settled" | "does_not_apply";

interface Owed {
  clause: string;
  days: number;
  of: string;
  due: string | null;
  text: string;
}

interface LeftTo {
  fact: string;
  decided_by: string;
  text: string;
}

interface Reading {
  reading: Record<string, string>;
  status: Status;
  owed: Owed[];
  left_to: LeftTo[];
}

interface ClauseTree {
  id: string;
  state: ClauseState;
  answers: string[];
  clauses: ClauseTree[];
}

/** What an answer would have to be; the range or the options are all that do, the value is one of them. */
interface Step {
  fact: string;
  value: Answer;
  options?: string[];
  at_least?: Answer;
  more_than?: Answer;
  at_most?: Answer;
  less_than?: Answer;
  from?: Answer;
  until?: Answer;
}

type Cost = Partial<Record<"days" | "hours" | "dollars", number | string>>;

interface Change extends Step {
  cost: Cost | null;
}

interface GoalStep {
  goal: string;
  change: Change[];
  if: Step[];
}

interface Way {
  wait: number;
  day: string;
  change: Change[];
  if: Step[];
  goals: GoalStep[];
  left_to: LeftTo[];
  cost: Required<Cost> & { known: boolean };
}

/** What a verdict tells only once no question is left. */
interface Reasons {
  because: string[];
  nearest: Way[];
  earliest: { days: number; day: string } | null;
  also: { clause: string; state: ClauseState; ask: string[] }[];
}

interface Verdict extends Partial<Reasons> {
  goal: string;
  status: Status;
  readings: Reading[];
  owed: Owed[];
  left_to: LeftTo[];
  ask: string[];
  find_out: string[];
  clauses: ClauseTree;
  period: string | null;
  as_of: string;
  rules: string;
  answers: Record<string, Answer>;
}

/** What a file of saved answers says of its own verdict, or what a record has in common with that. */
interface Stored {
  status: Status;
  due: string[];
}

/** A file of saved answers judged again: for its own day, and for today. */
interface Opened {
  goal: string;
  title: string;
  as_of: string;
  today: string;
  rules: { then: string; now: string };
  changed: boolean;
  intact: boolean;
  stored: Stored;
  then: Verdict;
  now: Verdict;
  left_out: number;
}

interface Fault {
  fact: string | null;
  message: string;
}

interface Reply {
  id?: number;
  ok?: unknown;
  error?: Fault;
  rules?: string;
  arrived?: true;
  ready?: true;
  failed?: string;
  detail?: string;
}

type View = "start" | "result" | "opened" | { fact: string };

/** Where the person is and what they have said. */
interface Flow {
  readonly answers: Readonly<Record<string, Answer>>;
  /** The views in the order of the browser's history. */
  readonly trail: readonly View[];
  /** Index in `trail` of the view shown. */
  readonly at: number;
  readonly record: Verdict | null;
}
