/* The state in the address of the page, and back. Nothing in an address is believed. */

let pending = 0;

/** A little later, so that dragging does not write a hundred addresses. */
function remember() {
  clearTimeout(pending);
  pending = setTimeout(write, 250);
}

function write() {
  clearTimeout(pending);
  const fragment = "#" + [`g=${encodeURIComponent(DATA.slug)}`, `p=${state.values.join(",")}`, `s=${state.start.join(",")}`,
    `r=${[state.yaw, state.pitch].map((angle) => angle.toFixed(3)).join(",")}`, `l=${state.lang}`].join("&");
  if (location.hash === fragment) return;
  try { history.replaceState(null, "", fragment); } catch { location.hash = fragment; }
}

/** The state that a fragment holds; null where it is none of this page's. Nothing in it is believed. */
function read(fragment) {
  const parts = {};
  for (const part of fragment.replace(/^#/, "").slice(0, 20000).split("&")) {
    const found = /^([gpsrl])=(.*)$/.exec(part);
    if (!found || found[1] in parts) return null;
    parts[found[1]] = found[2];
  }
  const list = (text, count) => {
    const values = text === undefined ? [] : text === "" ? [] : numbers(text.split(","));
    return values.length === count && values.every(Number.isFinite) ? values : null;
  };
  const values = list(parts.p, COUNT), start = list(parts.s, PLAYERS), angles = list(parts.r ?? "0,0", 2);
  if (parts.g !== encodeURIComponent(DATA.slug) || !values || !start || !angles) return null;
  if (!start.every((x) => x >= 0 && x <= 1) || Math.abs(angles[1]) > 1.5 || Math.abs(angles[0]) > 3.2) return null;
  if (!Object.hasOwn(DATA.words, parts.l ?? "") || violated(values) >= 0) return null;
  return { values, start, yaw: angles[0], pitch: angles[1], lang: parts.l };
}

function restore() {
  if (location.hash.length < 2) return;
  const found = read(location.hash);
  if (found === null) { tell(say("bad link")); return; }
  Object.assign(state, found);
  build();
  tell("");
}
