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
  period: string | null;
  as_of: string;
  answers: Record<string, Answer>;
}

/** Plain text; or text that stands out, with its day or that leads to a goal's check or an address. */
type Run = string | { text: string; day?: string; goal?: string; address?: string };

interface Line {
  text?: Run[];
  status?: string;
  /** The words of the status, where the text is not that. */
  outcome?: string;
  lines?: Line[];
  notes?: Run[][];
  clause?: string;
}

interface Part {
  part: string;
  heading: string;
  lines: Line[];
  intro?: Line[];
  outro?: Line[];
}

interface ClauseWords {
  state: string;
  standing: string;
  words: string;
  answers?: Run[][];
}

/** A result in words; `checker/wording/result.py` makes it. */
interface Result {
  outcome: { status: string; heading: string; title: string; means: string };
  next: { step: Run[]; advice: Run[][] };
  parts: Part[];
  clauses: Record<string, ClauseWords>;
  judged: Run[];
  day: { text: string; day: string };
  calendar: boolean;
}

/** Python's reply to the answers so far: the record, each answer in words, and the result once no question is left. */
interface Judged {
  record: Verdict;
  words: Record<string, string>;
  /** How many questions may come after the next one, in words. */
  more: string;
  result: Result | null;
}

/** What a file of saved answers says; `checker/wording/opened.py` makes it. */
interface Opened {
  heading: Run[];
  intro: Line[];
  results: Line[];
  outro: Line[];
  action: string;
  from: Run[];
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

/** Where the person is, and their answers. */
interface Flow {
  readonly answers: Readonly<Record<string, Answer>>;
  /** The views in the order of the browser's history. */
  readonly trail: readonly View[];
  /** Index in `trail` of the view shown. */
  readonly at: number;
  readonly judged: Judged | null;
}
