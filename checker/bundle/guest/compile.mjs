// Makes the Python of a bundle with the interpreter that will run it: Pyodide itself, started here by Node while the
// bundle is made. This file never goes into the bundle.
//
//   node compile.mjs PYODIDE PACKAGES ARCHIVES MODULE…
//
// PYODIDE   the folder of the npm package
// PACKAGES  the folder where requirements.txt beside this file is installed
// ARCHIVES  a folder with a wheel of sources; its compiled form takes its place, under its new tag, and beside it comes
//           python_stdlib: what of Python's library is loaded by Pyodide's start and by the modules, compiled, with our
//           _colorize.py in the place of Python's. Both end in .packed: archives that are compressed as one stream,
//           which is a fifth smaller than each file by itself
// MODULE…   the modules of the wheel, all of which are imported here
//
// Asking them anything loads nothing further: no module of ours imports inside of a function (ruff forbids it), and a
// test asks everything there is.

import { readFile, readdir } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [runtime, packages, archives] = process.argv.slice(2, 5).map((path) => resolve(path));
const modules = process.argv.slice(5);

try {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
  const [name] = await readdir(archives);
  const wheel = await readFile(`${archives}/${name}`);
  const pyodide = await loadPyodide({
    indexURL: `${runtime}/`, // else it looks for itself in a stack trace, where a path with brackets is cut
    args: ["-OO"], // no docstrings in the bytecode: nobody reads them there, and everybody downloads them
    env: {
      // The same bytes each time: one order of sets, one date in the archives, hashes for dates in the bytecode.
      PYTHONHASHSEED: "0",
      SOURCE_DATE_EPOCH: "1767225600",
      // Of places in the sources the lines alone: the columns would be a quarter of the download.
      PYTHONNODEBUGRANGES: "1",
      PYTHONPATH: "/checker.whl", // as in worker.mjs
    },
    fsInit: async (/** @type {any} */ files) => files.writeFile("/checker.whl", wheel),
  });
  for (const module of modules) pyodide.pyimport(module);
  try {
    pyodide.runPython("raise LookupError"); // what it takes to report an error belongs to what is loaded
  } catch {}
  const loaded = pyodide.runPython(`
import sys

{module.__spec__.origin for module in sys.modules.values() if module.__spec__}
`);
  pyodide.mountNodeFS("/packages", packages);
  pyodide.mountNodeFS("/archives", archives);
  pyodide.globals.set("loaded", loaded);
  pyodide.globals.set("colorless", await readFile(new URL("./_colorize.py", import.meta.url), "utf-8"));
  pyodide.runPython(`
import gzip
from pathlib import Path
from zipfile import ZipFile

sys.path.append("/packages")
from pyodide_build._py_compile import _py_compile_archive_dir

UNUSED = ("_ssl.", "ssl.", "bz2.", "lzma.", "compression/")  # Who imports these does without if there are none.

(library,) = (path for path in sys.path if path.endswith(".zip"))
cut = Path("/library/python_stdlib.zip")
cut.parent.mkdir()
with ZipFile(library) as whole, ZipFile(cut, "w") as some:
    for name in sorted(whole.namelist()):
        if f"{library}/{name}" in loaded and not name.startswith(UNUSED):
            some.writestr(name, colorless if name == "_colorize.py" else whole.read(name))
archives = Path("/archives")
for folder in (cut.parent, archives):
    _py_compile_archive_dir(folder, keep=False, verbose=False, compression_level=0)
(wheel,) = archives.iterdir()
for archive in (cut, wheel):
    packed = archives / archive.with_suffix(".packed").name
    packed.write_bytes(gzip.compress(archive.read_bytes(), 9, mtime=0))
wheel.unlink()
`);
} catch (fault) {
  // Without this Node prints the line that threw, which in Pyodide's runtime is a megabyte long.
  console.error(String(fault));
  process.exitCode = 1;
}
