/** Pyodide's loader, which stands beside the worker only while a bench runs. */
declare module "*/pyodide.mjs" {
  export function loadPyodide(options: object): Promise<any>;
}
