"""Python in the page gives the same digests as Python on this machine, from the very files that the page loads."""

import json

from checker.protocol import Desk

REQUEST = {"id": 1, "call": "digest", "args": {"as_of": "2026-11-21", "count": 1000}}

ASK = """({ address, request }) => new Promise((resolve, reject) => {
  const worker = new Worker(address, { type: "module" });
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.failed) reject(new Error(data.detail));
    else if (data.ready) worker.postMessage(request);
    else if (data.id) { worker.terminate(); resolve(data); }
  };
})"""


def test_python_in_the_page_and_on_this_machine_have_the_same_digests(page, base_url, bundle):
    page.goto(base_url)
    page.set_default_timeout(300_000)
    theirs = page.evaluate(ASK, {"address": f"{base_url}{bundle.name}/worker.mjs", "request": REQUEST})
    ours = json.loads(Desk((bundle / "rulebook.json").read_text("utf-8")).reply(json.dumps(REQUEST)))
    assert ours["ok"]["count"] >= 1000
    assert theirs == ours
