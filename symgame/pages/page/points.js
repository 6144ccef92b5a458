/* The stable points and the conditions of each: what comes true. */

function buildCards() {
  const possible = DATA.vertices.flatMap((vertex, v) => (vertex.verdict === "never" ? [] : [v]));
  const never = DATA.vertices.flatMap((vertex, v) => (vertex.verdict === "never" ? [v] : []));
  cards = possible.map((v) => {
    const vertex = DATA.vertices[v];
    const chip = element("span", { class: "chip" });
    const head = element("h3", {}, element("span", { class: "point" }, dot(v), pointName(v)), chip);
    const eigenvalues = element("p", { class: "eigenvalues" });
    const rows = vertex.conditions.map((each) => {
      const mark = element("span", { class: "mark" }), tag = element("span", { class: "tag" });
      const sides = element("span", { class: "numbers" });
      const row = element("li", {}, mark, formula(each.math), tag, sides);
      return { row, mark, tag, sides };
    });
    const card = element("div", { class: "card", "data-vertex": vertex.key }, head,
      element("p", { class: "names" }, vertex.strategies[state.lang]));
    if (rows.length) card.append(element("ul", {}, ...rows.map((each) => each.row)));
    else if (vertex.verdict === "always") card.append(element("p", { class: "note" }, say("always")));
    card.append(eigenvalues);
    return { v, card, chip, rows, eigenvalues };
  });
  const notes = [];
  if (never.length) notes.push(say("never") + say("colon") + never.map(pointName).join(say("comma")));
  if (DATA.ownShares) notes.push(say("own shares"));
  if (cards.some((card) => card.rows.length > 1)) notes.push(say("binding note"));
  by("points").replaceChildren(...cards.map((each) => each.card), ...notes.map((note) => element("p", { class: "note" }, note)));
}

function show(now) {
  showControls();
  showRegime(now);
  cards.forEach((card) => showCard(card, now));
  buttons.forEach((button, k) => {
    const { values, start } = DATA.settings[k];
    const isThere = isSame(numbers(values), state.values) && (!start.length || isSame(numbers(start), state.start));
    button.classList.toggle("chosen", isThere);
  });
  if ([now.own, ...now.grid].some((path) => path.isBroken)) tell(say("no value"));
}

function isSame(left, right) { return left.every((value, k) => value === right[k]); }

function showRegime(now) {
  const keys = now.stable.map((v) => DATA.vertices[v].key);
  const place = DATA.cases.findIndex((each) => each.length === keys.length && each.every((key) => keys.includes(key)));
  const name = place >= 0 ? say("case").replace("{k}", place + 1) : DATA.cases.length ? say("no case") : "";
  const points = now.stable.map((v) => element("span", { class: "point" }, dot(v), pointName(v)));
  by("regime").dataset.ess = keys.join(" ");
  by("regime").replaceChildren(element("span", { class: "case" }, name), element("span", {}, say("stable points")),
    ...(points.length ? points : [element("span", { class: "point" }, say("none"))]));
}

function showCard({ v, card, chip, rows, eigenvalues }, now) {
  const isStable = now.stable.includes(v);
  card.classList.toggle("ess", isStable);
  chip.textContent = isStable ? "ESS" : DATA.vertices[v].verdict === "undecided" ? say("undecided") : say("no ess");
  checksOf(v, now.sides).forEach((check, k) => {
    const { row, mark, tag, sides } = rows[k];
    row.className = (check.isTrue ? "holds" : "fails") + (check.isBinding ? " binding" : "");
    mark.textContent = check.isTrue ? "\u2713" : "\u2717";
    tag.textContent = check.isBinding ? `\u25c2 ${say("binding")}` : "";
    const isEqual = holds(check.left, "==", check.right);
    sides.textContent = `${shown(check.left)} ${isEqual ? "=" : check.left < check.right ? "<" : ">"} ${shown(check.right)}`;
  });
  const found = eigenvaluesAt(now.advantages, DATA.vertices[v]);
  eigenvalues.textContent = say("eigenvalues") + say("colon") + found.map(shown).join(",  ");
}
