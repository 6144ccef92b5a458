/* Nodes of the page. Text never becomes markup: labels are text nodes, formulas are built tag by tag. */

const MATHML = "http://www.w3.org/1998/Math/MathML";  // a name, not an address that is asked for
const MATH_TAGS = new Set(("mrow mi mn mo mtext mspace msub msup msubsup mfrac msqrt mroot mover munder munderover " +
  "mstyle mpadded mphantom menclose mfenced mtable mtr mtd").split(" "));
const MATH_ATTRIBUTES = new Set(("mathvariant lspace rspace stretchy form fence separator accent displaystyle width " +
  "scriptlevel linethickness minsize maxsize").split(" "));

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function formula(pieces) {
  const whole = element("span", { class: "pieces" });
  pieces.forEach((piece, k) => {
    if (k) whole.append(element("wbr"));
    if (typeof piece === "string") { whole.append(element("code", {}, piece)); return; }
    const math = document.createElementNS(MATHML, "math");
    math.append(mathNode(piece));
    whole.append(math);
  });
  return whole;
}

function mathNode([tag, attributes, inside]) {
  const node = document.createElementNS(MATHML, MATH_TAGS.has(tag) ? tag : "mrow");
  for (const [name, value] of Object.entries(attributes)) {
    if (MATH_ATTRIBUTES.has(name)) node.setAttribute(name, value);
  }
  if (typeof inside === "string") node.textContent = inside; else node.append(...inside.map(mathNode));
  return node;
}

const by = (id) => document.getElementById(id);
const say = (key) => DATA.words[state.lang][key];
const pointName = (v) => `E${v + 1}(${DATA.vertices[v].shares.join(",")})`;

const colours = new Map();  // those that can be stable have colours of their own, as long as there are some
DATA.vertices.forEach((vertex, v) => {
  if (vertex.verdict !== "never") colours.set(v, COLOURS[colours.size % COLOURS.length]);
});

function dot(v) {
  const node = element("span", { class: "dot" });
  node.style.backgroundColor = colours.get(v) ?? GREY;
  return node;
}
