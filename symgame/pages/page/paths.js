/* Paths of the replicator equation from a start. */

/** The field as a function that writes all payoff differences at a state into an array.

    Where they are of first degree in each share, their values at the vertices say all: the sum over sets of
    players of a coefficient times the product of these players' shares. */
function fieldOf(advantages) {
  if (!DATA.multilinear) {
    return (x, out) => { for (let i = 0; i < PLAYERS; i += 1) out[i] = advantages[i](...x); };
  }
  const sets = 1 << PLAYERS, products = new Float64Array(sets).fill(1);
  const coefficients = advantages.map((advantage) => {
    const row = new Float64Array(sets);
    for (let set = 0; set < sets; set += 1) row[set] = advantage(...DATA.players.map((_, j) => (set >> j) & 1));
    for (let j = 0; j < PLAYERS; j += 1) {
      for (let set = 0; set < sets; set += 1) if ((set >> j) & 1) row[set] -= row[set - (1 << j)];
    }
    return row;
  });
  return (x, out) => {
    for (let j = 0; j < PLAYERS; j += 1) {
      for (let set = 1 << j, end = 2 << j; set < end; set += 1) products[set] = products[set - (1 << j)] * x[j];
    }
    for (let i = 0; i < PLAYERS; i += 1) {
      const row = coefficients[i];
      let sum = 0;
      for (let set = 0; set < sets; set += 1) sum += row[set] * products[set];
      out[i] = sum;
    }
  };
}

/* In logit coordinates u = ln(x / (1 - x)) the replicator equation is du/dt = D: the shares cannot leave the
   cube. Runge-Kutta of order four; a step changes no logit by more than 0.2. */
function pathFrom(start, field, rate) {
  const times = [0], states = [start.slice()];
  const isAtFace = start.map((x) => x <= 0 || x >= 1);  // such a share stays as it is
  const array = () => new Float64Array(PLAYERS);
  const u = Float64Array.from(start, (x) => Math.log(x / (1 - x)));
  const [x, a, b, c, d] = [Float64Array.from(start), array(), array(), array(), array()];
  const slope = (from, part, out) => {  // at u + part * from
    for (let i = 0; i < PLAYERS; i += 1) if (!isAtFace[i]) x[i] = 1 / (1 + Math.exp(-u[i] - part * from[i]));
    field(x, out);
    for (let i = 0; i < PLAYERS; i += 1) if (isAtFace[i]) out[i] = 0;
  };
  let time = 0, target = -1;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    slope(a, 0, a);
    let fastest = 0;
    for (let i = 0; i < PLAYERS; i += 1) fastest = Math.max(fastest, Math.abs(a[i]));
    if (!Number.isFinite(fastest)) return { times, states, target, isBroken: true };
    target = settledAt(states[states.length - 1], a, isAtFace);
    if (target >= 0 || fastest === 0) break;
    const h = Math.min(1, 0.2 * rate / fastest) / rate;
    slope(a, h / 2, b);
    slope(b, h / 2, c);
    slope(c, h, d);
    for (let i = 0; i < PLAYERS; i += 1) if (!isAtFace[i]) u[i] += (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
    time += h;
    times.push(time);
    states.push(start.map((share, i) => (isAtFace[i] ? share : 1 / (1 + Math.exp(-u[i])))));
  }
  return { times, states, target, isBroken: false };
}

/** The vertex beside which a state is while every share goes on towards it, or -1. */
function settledAt(shares, slopes, isAtFace) {
  for (let i = 0; i < PLAYERS; i += 1) {
    const isHigh = shares[i] > 0.5;
    if (isAtFace[i]) continue;
    if ((isHigh ? 1 - shares[i] : shares[i]) > 0.002 || (isHigh ? slopes[i] <= 0 : slopes[i] >= 0)) return -1;
  }
  return DATA.vertices.findIndex((vertex) => vertex.shares.every((x, i) => x === Math.round(shares[i])));
}

function starts() {
  const levels = HAS_SQUARE ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.1, 0.5, 0.9];
  let every = [[]];
  for (let i = 0; i < PLAYERS; i += 1) every = every.flatMap((each) => levels.map((level) => [...each, level]));
  return HAS_CUBE || HAS_SQUARE ? every : [];
}

/** The largest payoff difference at a vertex: with it, time has a unit. */
function rateOf(advantages) {
  const sizes = DATA.vertices.flatMap((vertex) => advantages.map((each) => Math.abs(each(...vertex.shares))));
  const largest = Math.max(...sizes.filter(Number.isFinite), 0);
  return largest > 0 ? largest : 1;
}

/** The next time that reads well, its quarters too: 1, 1.2, 1.6, 2, ... with zeros. */
function roundedUp(value) {
  const unit = 10 ** Math.floor(Math.log10(value));
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10].find((each) => each * unit >= value * 0.999999) * unit;
}

/** The state at a time, between two that are known. */
function stateAt(path, time) {
  const { times, states } = path;
  let low = 0, high = times.length - 1;
  if (time >= times[high]) return states[high];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle; else high = middle;
  }
  const part = (time - times[low]) / (times[high] - times[low]);
  return states[low].map((x, i) => x + part * (states[high][i] - x));
}

function computed() {
  const advantages = EQUATIONS.advantages(...state.values);
  const rate = rateOf(advantages);
  const stable = stableAt(state.values);
  const field = fieldOf(advantages);
  const own = pathFrom(state.start, field, rate);
  const grid = starts().map((each) => pathFrom(each, field, rate));
  const last = own.times[own.times.length - 1] * (own.target >= 0 ? 1.15 : 1);
  return { advantages, stable, own, grid, sides: EQUATIONS.conditions(...state.values),
           horizon: roundedUp(last > 0 ? last : 10 / rate) };
}
