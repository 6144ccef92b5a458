/* Titles, scenarios, sliders: what is moved. */

let sliders = [], startSliders = [], cards = [], buttons = [];

function build() {
  document.documentElement.lang = state.lang;
  const title = DATA.title[state.lang];
  document.title = title;
  by("title").textContent = title;
  by("subtitle").textContent = DATA.slug + (DATA.reconstruction ? ` \u00b7 ${say("reconstruction")}` : "");
  by("language").textContent = say("language");
  by("link").textContent = say("link");
  by("state-title").textContent = say("state");
  by("state-hint").textContent = HAS_CUBE ? say("turn") : "";
  by("series-title").textContent = say("series");
  by("play").textContent = `\u25b6 ${say("play")}`;
  by("path-note").textContent = HAS_CUBE || HAS_SQUARE ? say("path note") : "";
  by("state-space").hidden = !(HAS_CUBE || HAS_SQUARE);
  by("no-cube").hidden = HAS_CUBE || HAS_SQUARE;
  by("no-cube").textContent = PLAYERS === 1 ? say("one party") : say("no cube");
  by("cube").setAttribute("aria-label", say("state"));
  by("series").setAttribute("aria-label", say("series"));
  by("footer").textContent = say("made").replace("{version}", DATA.version);
  buildSettings();
  buildControls();
  buildCards();
}

function buildSettings() {
  const scenarios = element("span", { class: "group" }, element("span", { class: "name" }, say("scenarios")));
  const examples = element("span", { class: "group" }, element("span", { class: "name" }, say("examples")));
  buttons = DATA.settings.map((setting, k) => {
    const button = element("button", { type: "button", "data-setting": String(k) });
    button.title = setting.case ? say("case").replace("{k}", setting.case) : setting.name;
    if (setting.case) button.append(String(setting.case), dots(DATA.cases[setting.case - 1]));
    else button.append(setting.name);
    button.addEventListener("click", () => choose(setting));
    (setting.case ? examples : scenarios).append(button);
    return button;
  });
  by("settings").replaceChildren(...[scenarios, examples].filter((group) => group.children.length > 1));
}

function dots(keys) {
  if (!keys.length) return element("span", { class: "dots" }, "\u2013");
  const places = keys.map((key) => DATA.vertices.findIndex((vertex) => vertex.key === key));
  return element("span", { class: "dots" }, ...places.map(dot));
}

function choose(setting) {
  state.values = numbers(setting.values);
  if (setting.start.length) state.start = numbers(setting.start);
  tell("");
  changed();
}

function buildControls() {
  const first = element("div", { class: "card" }, element("h2", {}, say("parameters")));
  const idle = element("details", {}, element("summary", {}, say("idle")));
  sliders = DATA.parameters.map((parameter, k) => {
    const slider = sliderRow(formula(parameter.math), parameter.name, parameter, !parameter.idle, (value) => move(k, value));
    const about = parameter.meaning[state.lang] + (parameter.unit ? ` (${parameter.unit})` : "");
    if (about) slider.row.append(element("span", { class: "meaning" }, about));
    (parameter.idle ? idle : first).append(slider.row);
    return slider;
  });
  if (idle.children.length > 1) first.append(idle);
  first.append(element("p", { class: "note" }, say("strip note")));
  const second = element("div", { class: "card" }, element("h2", {}, say("start")));
  startSliders = DATA.players.map((player, i) => {
    const range = { low: "0.01", high: "0.99", step: "0.01" };
    const slider = sliderRow(formula(player.share), player.name[state.lang], range, false, (value) => {
      if (!(value >= 0 && value <= 1)) return tell(say("no number"));
      state.start[i] = value;
      tell("");
      changed();
    });
    const about = player.name[state.lang] + say("colon") + player.strategies[0][state.lang];
    slider.row.append(element("span", { class: "meaning" }, about));
    second.append(slider.row);
    return slider;
  });
  by("controls").replaceChildren(...(COUNT ? [first, second] : [second]));
}

/** A slider runs over whole numbers, so that its values are low + k * step without rounding on the way. */
function sliderRow(label, name, bounds, hasStrip, onMove) {
  const [low, high, step] = numbers([bounds.low, bounds.high, bounds.step]);
  const count = Math.max(1, Math.round((high - low) / step));
  const range = element("input", { type: "range", min: "0", max: String(count), step: "1", "aria-label": name });
  const field = element("input", { type: "text", inputmode: "decimal", "aria-label": name, spellcheck: "false" });
  const row = element("div", { class: "row" }, element("label", {}, label), range, field);
  const strip = hasStrip ? element("canvas") : null;
  if (strip) row.append(strip);
  range.addEventListener("input", () => onMove(Number((low + Number(range.value) * step).toPrecision(12))));
  field.addEventListener("change", () => {
    const value = number(field.value);
    field.classList.toggle("wrong", Number.isNaN(value));
    if (Number.isNaN(value)) tell(say("no number")); else onMove(value);
  });
  const show = (value) => {
    range.value = String(Math.round((value - low) / step));
    if (document.activeElement !== field || number(field.value) !== value) field.value = String(value);
    field.classList.remove("wrong");
  };
  return { row, range, field, strip, show, low, high };
}

/** A parameter goes where it is moved, as far as the assumptions allow. */
function move(k, value) {
  const asked = state.values.slice();
  asked[k] = value;
  const broken = violated(asked);
  if (broken < 0) {
    state.values = asked;
    tell("");
  } else {
    let inside = state.values[k], outside = value;
    for (let half = 0; half < 40; half += 1) {
      asked[k] = (inside + outside) / 2;
      if (violated(asked) < 0) inside = asked[k]; else outside = asked[k];
    }
    const rounded = Number(inside.toPrecision(4));
    asked[k] = rounded;
    state.values[k] = violated(asked) < 0 ? rounded : inside;
    tell(say("stopped"), formula(DATA.assumptions[broken].math));
  }
  changed();
}

function tell(text, ...more) {
  by("message").classList.remove("calm");
  by("message").replaceChildren(text, ...(more.length ? [" ", ...more] : []));
}

function showControls() {
  sliders.forEach((slider, k) => slider.show(state.values[k]));
  startSliders.forEach((slider, i) => slider.show(state.start[i]));
  sliders.forEach((slider, k) => { if (slider.strip) drawStrip(slider, k); });
}
