// Compiles archives of Python to bytecode with the interpreter that will run them: Pyodide itself, started here by Node
// while the bundle is made. This file never goes into the bundle.
//
//   node compile.mjs PYODIDE PACKAGES ARCHIVES
//
// PYODIDE   the folder of the npm package
// PACKAGES  the folder where guest-requirements.txt is installed
// ARCHIVES  a folder; every .whl and .zip in it is replaced by its compiled form, a wheel under its new tag

import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [runtime, packages, archives] = process.argv.slice(2).map((path) => resolve(path));

try {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
  const pyodide = await loadPyodide({
    args: ["-OO"], // no docstrings in the bytecode: nobody reads them there, and everybody downloads them
    // The same bytes each time: one order of sets, one date in the archives, hashes for dates in the bytecode.
    env: { PYTHONHASHSEED: "0", SOURCE_DATE_EPOCH: "1767225600" },
  });
  pyodide.mountNodeFS("/packages", packages);
  pyodide.mountNodeFS("/archives", archives);
  pyodide.runPython(`
import sys
from pathlib import Path

sys.path.append("/packages")
from pyodide_build._py_compile import _py_compile_archive_dir

_py_compile_archive_dir(Path("/archives"), keep=False, verbose=False, compression_level=9)
`);
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
