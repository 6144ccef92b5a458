/* The state space: edges with their flow, paths from a grid, vertices that light up. */

function drawCube(now, time) {
  if (!HAS_CUBE && !HAS_SQUARE) return;
  const { pen, width, height } = sheet(by("cube"));
  const at = view(width, height);
  const corners = DATA.vertices.map((vertex) => at(vertex.shares));
  const hidden = HAS_CUBE ? corners.reduce((far, each, v) => (each.depth > corners[far].depth ? v : far), 0) : -1;
  pen.lineJoin = pen.lineCap = "round";
  drawEdges(pen, now, at, hidden, true);
  for (const path of now.grid) drawPath(pen, path, at, now.stable.includes(path.target) ? colours.get(path.target) : GREY, 1.3, 0.75);
  drawPath(pen, now.own, at, "#111111", 2.4, 1);
  drawEdges(pen, now, at, hidden, false);
  drawCorners(pen, now, corners, width, height);
  drawAxes(pen, at, width, height);
  if (time !== null) {
    for (const path of [...now.grid, now.own]) {
      const place = at(stateAt(path, time));
      disc(pen, place, path === now.own ? 5 : 3.2, path === now.own ? "#111111" : colours.get(path.target) ?? GREY);
    }
  }
}

/** Edges with an arrow in the middle; those at the farthest corner behind everything, dashed. */
function drawEdges(pen, now, at, hidden, isBehind) {
  DATA.vertices.forEach((vertex, v) => {
    vertex.shares.forEach((share, i) => {
      if (share) return;
      const end = vertex.shares.slice(), middle = vertex.shares.slice();
      end[i] = 1;
      middle[i] = 0.5;
      const other = DATA.vertices.findIndex((each) => each.shares.every((x, j) => x === end[j]));
      if ((v === hidden || other === hidden) !== isBehind) return;
      const [a, b] = [at(vertex.shares), at(end)];
      pen.strokeStyle = isBehind ? "#b9c2cc" : "#4a5866";
      pen.lineWidth = isBehind ? 1 : 1.3;
      pen.setLineDash(isBehind ? [4, 4] : []);
      pen.beginPath();
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      pen.stroke();
      pen.setLineDash([]);
      const flow = now.advantages[i](...middle);
      if (Math.abs(flow) > 0) arrow(pen, flow > 0 ? a : b, flow > 0 ? b : a, 0.56, pen.strokeStyle, 6);
    });
  });
}

function drawPath(pen, path, at, colour, width, strength) {
  const places = [];
  path.states.forEach((each, k) => {  // what is nearer than a pixel to the last place is not seen
    const place = at(each), last = places[places.length - 1];
    if (!last || k === path.states.length - 1 || Math.abs(place.x - last.x) + Math.abs(place.y - last.y) > 1.2) places.push(place);
  });
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.globalAlpha = strength;
  pen.beginPath();
  places.forEach((place, k) => (k ? pen.lineTo(place.x, place.y) : pen.moveTo(place.x, place.y)));
  pen.stroke();
  disc(pen, places[0], 1 + width, colour);
  let length = 0;
  const lengths = places.map((place, k) => {
    if (k) length += Math.hypot(place.x - places[k - 1].x, place.y - places[k - 1].y);
    return length;
  });
  const middle = lengths.findIndex((each) => each > length / 2);
  if (middle > 0 && length > 30) arrow(pen, places[middle - 1], places[middle], 0.5, colour, 3 + 1.4 * width);
  pen.globalAlpha = 1;
}

/** Vertices: stable ones light up. */
function drawCorners(pen, now, corners, width, height) {
  pen.textBaseline = "middle";
  corners.forEach((place, v) => {
    const isStable = now.stable.includes(v);
    if (isStable) {
      const glow = pen.createRadialGradient(place.x, place.y, 2, place.x, place.y, 26);
      glow.addColorStop(0, colours.get(v));
      glow.addColorStop(1, "rgba(255,255,255,0)");
      pen.globalAlpha = 0.55;
      disc(pen, place, 26, glow);
      pen.globalAlpha = 1;
    }
    disc(pen, place, isStable ? 8 : 5, "#ffffff");
    pen.strokeStyle = isStable ? colours.get(v) : "#4a5866";
    pen.lineWidth = isStable ? 2 : 1.3;
    pen.stroke();
    if (isStable) disc(pen, place, 5.5, colours.get(v));
    const name = DATA.vertices[v].shares.join(",");
    pen.font = isStable ? `650 14px ${FONT}` : `12px ${FONT}`;
    pen.fillStyle = isStable ? colours.get(v) : "#5d6b7a";
    outward(pen, isStable ? `E${v + 1}(${name})` : `(${name})`, place, width, height, isStable ? 13 : 9);
  });
}

/** Whose share an axis is: at the middle of the lowest edge along it; of the upright one, the leftmost. */
function drawAxes(pen, at, width, height) {
  pen.font = `13px ${FONT}`;
  pen.fillStyle = "#1c2733";
  DATA.players.forEach((player, i) => {
    const middle = DATA.players.map((_, j) => (i === j ? 0.5 : 0));
    const text = player.name[state.lang].slice(0, 40);
    if (HAS_SQUARE) {
      const place = at(middle);
      pen.textAlign = "center";
      pen.save();
      pen.translate(place.x + (i ? -42 : 0), place.y + (i ? 0 : 34));
      if (i) pen.rotate(-Math.PI / 2);
      halo(pen, text, 0, 0);
      pen.restore();
    } else {
      const middles = DATA.vertices.map(({ shares }) => at(shares.map((x, j) => (i === j ? 0.5 : x))));
      const place = middles.reduce((best, each) => ((i === 2 ? each.x < best.x : each.y > best.y) ? each : best));
      const room = pen.measureText(text).width / 2 + 4;
      const [x, y] = i === 2 ? [place.x - room - 8, place.y]
        : [place.x + Math.sign(place.x - width / 2) * room * 0.6, place.y + 20];
      pen.textAlign = "center";
      halo(pen, text, Math.min(Math.max(x, room), width - room), Math.min(Math.max(y, 10), height - 10));
    }
  });
}
