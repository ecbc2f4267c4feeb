/** Shapes that travel between Python, the worker and the page. */

/** The name of Python's folder, beside the scripts' own; the build puts it in this place. */
declare const PYTHON: string;

/** The worker that the head of a checker's page has started, and its messages until somebody listens. */
interface Early {
  worker?: Worker;
  messages: (MessageEvent | ErrorEvent)[];
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

/** The parts of a verdict record that the page uses; `checker/verdict.py` makes it. */
interface Verdict {
  status: string;
  ask: string[];
  /** Of several goals, those whose plan it is about; empty where it is about their list. */
  chosen?: string;
  period: string | null;
  as_of: string;
  answers: Record<string, Answer>;
}

/** HTML by the names of its slots; `checker/markup` makes it, and escapes every text in it. */
type Slots = Record<string, string>;

interface ClauseWords {
  state: string;
  standing: string;
  words: string;
  answers: string;
}

interface Result {
  status: string;
  /** Whether all that is missing are steps. */
  startable: boolean;
  slots: Slots;
  parts: Record<string, Slots>;
  clauses: Record<string, ClauseWords>;
  /** Whether it has days for a calendar. */
  calendar: boolean;
}

/** Python's reply to the answers so far: the record, the page's slots, and the result once no question is left. */
interface Judged {
  record: Verdict;
  slots: Slots;
  result: Result | null;
}

/** Why a file cannot be opened here: a sentence, or Python's HTML with a link to the check that it belongs to. */
interface Refusal {
  refusal?: string;
  elsewhere?: string;
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

/** A question; with `chosen` one for the plan of these goals, and without a `fact` that plan. */
type View = "start" | "result" | "opened" | { fact?: string; chosen?: string };
