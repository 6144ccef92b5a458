/* Buttons of the head, what the console may ask, and the first picture. */

by("language").addEventListener("click", () => {
  state.lang = state.lang === "en" ? "zh" : "en";
  tell("");
  build();
  changed();
});
by("link").addEventListener("click", async () => {
  write();
  let text = say("copied");
  try { await navigator.clipboard.writeText(location.href); } catch { text = say("select"); }
  tell(text);
  by("message").classList.add("calm");
});
window.addEventListener("hashchange", () => { restore(); isStale = true; redraw(); });
window.addEventListener("resize", () => { isStale = true; redraw(); });

/* For the console, and for tests: what the page computes. */
window.page = Object.freeze({
  eigenvalues: (values) => DATA.vertices.map((vertex) => eigenvaluesAt(EQUATIONS.advantages(...values), vertex)),
  stable: (values) => stableAt(values).map((v) => DATA.vertices[v].key),
  state: () => JSON.parse(JSON.stringify(state)),
  end: () => latest.own.states[latest.own.states.length - 1],
  frames: () => frames.slice(),
});

build();
restore();
redraw();
