/* What all pictures share: a sheet to draw on, the view of the cube, arrows, discs, text; and the strips. */

/** A canvas in the pixels of the screen; its size in those of the page. */
function sheet(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  return { pen, width, height };
}

const FONT = getComputedStyle(document.body).fontFamily;

/** Which points are stable along a slider: one colour above the other where there are several. */
function drawStrip(slider, k) {
  const { pen, width, height } = sheet(slider.strip);
  const values = state.values.slice();
  let began = 0, current = null;
  const paint = (end) => {  // nothing where the assumptions forbid the values
    const parts = current === "" ? [PALE] : (current ?? "").split(" ").filter(Boolean).map((v) => colours.get(Number(v)));
    parts.forEach((colour, i) => {
      pen.fillStyle = colour;
      pen.fillRect((width * began) / SAMPLES, (height * i) / parts.length, (width * (end - began)) / SAMPLES, height / parts.length);
    });
  };
  for (let j = 0; j < SAMPLES; j += 1) {
    values[k] = slider.low + ((slider.high - slider.low) * (j + 0.5)) / SAMPLES;
    const found = violated(values) >= 0 ? null : stableAt(values).join(" ");
    if (found !== current) {
      paint(j);
      [began, current] = [j, found];
    }
  }
  paint(SAMPLES);
}

/** From shares to the canvas: turned, with a little perspective; a square lies flat. */
function view(width, height) {
  if (HAS_SQUARE) {
    const size = Math.min(width - 150, height - 84);
    const left = (width - size) / 2, top = (height - size) / 2 - 6;
    return (x) => ({ x: left + size * x[0], y: top + size * (1 - x[1]), depth: 0 });
  }
  const size = Math.min(width * 0.56, height * 0.58);
  const [cy, sy, cp, sp] = [Math.cos(state.yaw), Math.sin(state.yaw), Math.cos(state.pitch), Math.sin(state.pitch)];
  return (x) => {
    const [a, b, c] = [x[0] - 0.5, x[1] - 0.5, x[2] - 0.5];
    const across = a * cy - b * sy, along = a * sy + b * cy;
    const depth = along * cp - c * sp, up = along * sp + c * cp;
    const near = 1 / (1 + 0.18 * depth);
    return { x: width / 2 + size * across * near, y: height / 2 - size * up * near, depth };
  };
}

function arrow(pen, from, to, part, colour, size) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const x = from.x + part * (to.x - from.x), y = from.y + part * (to.y - from.y);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(x + size * Math.cos(angle), y + size * Math.sin(angle));
  for (const turn of [2.5, -2.5]) pen.lineTo(x + size * Math.cos(angle + turn), y + size * Math.sin(angle + turn));
  pen.fill();
}

function disc(pen, place, radius, colour) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(place.x, place.y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** Text beside a place, on the side away from the middle. */
function outward(pen, text, place, width, height, gap) {
  const isLeft = place.x < width / 2, room = pen.measureText(text).width + 2;
  const x = isLeft ? Math.max(place.x - gap, room) : Math.min(place.x + gap, width - room);
  pen.textAlign = isLeft ? "right" : "left";
  const isInside = isLeft ? x > place.x - gap : x < place.x + gap;  // no room beside it: farther above or below
  halo(pen, text, x, place.y + (place.y > height / 2 ? 1 : -1) * (isInside ? 20 : 5));
}

function halo(pen, text, x, y) {
  pen.lineWidth = 4;
  pen.strokeStyle = "rgba(255,255,255,0.85)";
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}
