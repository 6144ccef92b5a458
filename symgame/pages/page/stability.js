/* What is true at values of the parameters: assumptions, eigenvalues, which points are ESS, what binds. */

/** The place of the first assumption that does not hold at these values, or -1. */
function violated(values) {
  const sides = EQUATIONS.assumptions(...values);
  return DATA.assumptions.findIndex((each, k) => !holds(sides[2 * k], each.operator, sides[2 * k + 1]));
}

const firstCondition = [];  // of each vertex, in the list of all conditions
DATA.vertices.reduce((sum, vertex) => { firstCondition.push(sum); return sum + vertex.conditions.length; }, 0);

/** The places of the vertices that are ESS. */
function stableAt(values) {
  const sides = EQUATIONS.conditions(...values);
  const advantages = EQUATIONS.advantages(...values);
  const found = [];
  DATA.vertices.forEach((vertex, v) => {
    if (vertex.verdict === "never") return;
    let isStable = true;
    if (vertex.verdict === "undecided") isStable = eigenvaluesAt(advantages, vertex).every((each) => each < 0);
    vertex.conditions.forEach((each, k) => {
      const place = 2 * (firstCondition[v] + k);
      if (vertex.verdict === "conditions") isStable = isStable && holds(sides[place], each.operator, sides[place + 1]);
    });
    if (isStable) found.push(v);
  });
  return found;
}

/** At a vertex an eigenvalue is the payoff of the unused strategy minus that of the one in use. */
function eigenvaluesAt(advantages, vertex) {
  return advantages.map((advantage, i) => (vertex.shares[i] ? -1 : 1) * advantage(...vertex.shares));
}

/** The conditions of a vertex one by one, and which of them binds. */
function checksOf(v, sides) {
  const checks = DATA.vertices[v].conditions.map((each, k) => {
    const left = sides[2 * (firstCondition[v] + k)], right = sides[2 * (firstCondition[v] + k) + 1];
    const isTrue = holds(left, each.operator, right);
    const size = Math.abs(left - right) / (Math.abs(left) + Math.abs(right) || 1);
    return { left, right, isTrue, margin: isTrue ? size : -size, isBinding: false };
  });
  if (checks.length > 1) checks.reduce((a, b) => (b.margin < a.margin ? b : a)).isBinding = true;
  return checks;
}
