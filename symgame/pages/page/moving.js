/* One picture after a change, not one per event; playing; turning the cube. */

let latest = null, isAsked = false, isStale = true;

function draw(time = null) {
  drawCube(latest, time);
  drawSeries(latest, time);
}

function changed() {
  isStale = true;
  redraw();
  remember();
}

function redraw() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    const began = performance.now();
    if (isStale) {
      latest = computed();
      isStale = false;
      show(latest);
    }
    draw();
    frames.push(performance.now() - began);
    if (frames.length > 500) frames.shift();
  });
}

let playing = 0;

by("play").addEventListener("click", () => {
  const mine = (playing += 1);
  const began = performance.now();
  const tick = () => {
    const part = (performance.now() - began) / 6000;
    if (mine !== playing || part > 1) { redraw(); return; }
    if (!isStale) draw(part * latest.horizon);
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
});

let held = null;
if (HAS_CUBE) {
  const cube = by("cube");
  cube.addEventListener("pointerdown", (event) => {
    held = [event.clientX, event.clientY];
    cube.setPointerCapture(event.pointerId);
  });
  cube.addEventListener("pointermove", (event) => {
    if (!held) return;
    turn((event.clientX - held[0]) * 0.008, (event.clientY - held[1]) * 0.008);
    held = [event.clientX, event.clientY];
  });
  for (const end of ["pointerup", "pointercancel"]) cube.addEventListener(end, () => { held = null; remember(); });
  cube.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
    if (!steps) return;
    event.preventDefault();
    turn(...steps);
    remember();
  });
} else {
  by("cube").classList.add("flat");
}

function turn(across, up) {
  state.yaw = ((state.yaw + across + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
  state.pitch = Math.min(1.5, Math.max(-1.5, state.pitch + up));
  redraw();
}
