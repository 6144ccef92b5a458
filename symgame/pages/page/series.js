/* Shares over time. */

function drawSeries(now, time) {
  const { pen, width, height } = sheet(by("series"));
  const [left, right, top, bottom] = [34, width - 12, 26, height - 34];
  const x = (t) => left + ((right - left) * t) / now.horizon, y = (share) => bottom - (bottom - top) * share;
  pen.font = `12px ${FONT}`;
  pen.textBaseline = "middle";
  for (let k = 0; k <= 4; k += 1) {
    pen.strokeStyle = "#e3e8ed";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(left, y(k / 4));
    pen.lineTo(right, y(k / 4));
    pen.stroke();
    pen.fillStyle = "#5d6b7a";
    pen.textAlign = "right";
    pen.fillText(String(k / 4), left - 6, y(k / 4));
    pen.textAlign = k === 4 ? "right" : "center";
    pen.fillText(shown((now.horizon * k) / 4), x((now.horizon * k) / 4), bottom + 12);
  }
  pen.textAlign = "center";
  pen.fillText(say("time"), (left + right) / 2, height - 7);
  let place = left;
  DATA.players.forEach((player, i) => {
    const dashes = DASHES[i % DASHES.length], { times, states } = now.own;
    pen.strokeStyle = LINES[i % LINES.length];
    pen.lineWidth = 2.2;
    pen.setLineDash(dashes);
    pen.beginPath();
    states.forEach((each, k) => (k ? pen.lineTo(x(times[k]), y(each[i])) : pen.moveTo(x(times[k]), y(each[i]))));
    if (now.own.target >= 0 || times.length === 1) pen.lineTo(x(now.horizon), y(states[states.length - 1][i]));
    pen.stroke();
    pen.beginPath();
    pen.moveTo(place, 10);
    pen.lineTo(place + 24, 10);
    pen.stroke();
    pen.setLineDash([]);
    const text = player.name[state.lang].slice(0, 40);
    pen.fillStyle = "#1c2733";
    pen.textAlign = "left";
    pen.fillText(text, place + 29, 10);
    place += 29 + pen.measureText(text).width + 16;
  });
  if (time !== null) {
    pen.strokeStyle = "#1c2733";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x(time), top);
    pen.lineTo(x(time), bottom);
    pen.stroke();
  }
}
