// A metric over time as SVG: a point a claim, its period as a bar across, its bounds as a bar upright.

const DAY = 86400000;
const MARGIN = { top: 12, right: 16, bottom: 28, left: 64 };

function moment(text, end) {
  const at = Date.parse(text.length > 10 ? `${text.slice(0, 16)}Z` : text);
  return end && text.length <= 10 ? at + DAY : at;
}

// The claims that can be drawn: a value, and a time with at least one end.
function points(claims) {
  return claims.flatMap((claim) => {
    const value = sortValue(claim);
    const [start, end] = [claim.time_start ?? claim.time_end, claim.time_end ?? claim.time_start];
    if (value === undefined || !start) return [];
    const [from, to] = [moment(start, false), moment(end, true)];
    if (!Number.isFinite(value) || Number.isNaN(from) || Number.isNaN(to)) return [];
    return [{ claim, value, from, to, at: (from + to) / 2, low: claim.low ?? value, high: claim.high ?? value }];
  }).sort((one, other) => one.at - other.at);
}

function valueScale(drawn, height) {
  const [low, high] = [Math.min(...drawn.map((p) => p.low)), Math.max(...drawn.map((p) => p.high))];
  const far = low > 0 && high / low > 200; // a fiftieth of the chart would hold most points
  if (far) {
    const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    const step = Math.ceil((to - from) / 6);
    const ticks = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => 10 ** (from + place * step));
    return { ticks, log: true, y: (value) => height - (height * (Math.log10(value) - from)) / (to - from || 1) };
  }
  const ticks = niceTicks(Math.min(0, low), Math.max(0, high));
  const [bottom, top] = [ticks[0], ticks.at(-1)];
  return { ticks, log: false, y: (value) => height - (height * (value - bottom)) / (top - bottom) };
}

function niceTicks(low, high) {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)));
}

function timeTicks(from, to, most) {
  const steps = [
    [1 / 12, "day"], [1, "month"], [3, "month"], [6, "month"], [12, "year"], [24, "year"], [60, "year"], [120, "year"],
    [600, "year"], [1200, "year"],
  ];
  const months = (to - from) / (30.44 * DAY);
  const [size, name] = steps.find(([step]) => months / step <= most) ?? steps.at(-1);
  const at = new Date(from);
  const ticks = [];
  if (name === "day") {
    const gap = Math.max(1, Math.ceil((to - from) / DAY / most));
    for (let time = Math.ceil(from / DAY) * DAY; time <= to; time += gap * DAY) ticks.push([time, new Date(time).toISOString().slice(0, 10)]);
    return ticks;
  }
  const begin = Math.floor((at.getUTCFullYear() * 12 + at.getUTCMonth()) / size) * size;
  const startOf = (month) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12);
  for (let month = begin; startOf(month) <= to; month += size) {
    const time = startOf(month);
    if (time >= from) ticks.push([time, new Date(time).toISOString().slice(0, name === "year" ? 4 : 7)]);
  }
  return ticks;
}

function chart(drawn, unit, label, width) {
  const height = 220;
  const [inner, tall] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  const pad = Math.max(DAY, (Math.max(...drawn.map((p) => p.to)) - Math.min(...drawn.map((p) => p.from))) * 0.03);
  const [from, to] = [Math.min(...drawn.map((p) => p.from)) - pad, Math.max(...drawn.map((p) => p.to)) + pad];
  const x = (time) => ((time - from) / (to - from)) * inner;
  const { ticks, log, y } = valueScale(drawn, tall);
  const sources = tally(drawn.map(({ claim }) => sourceOf(claim))).map(([source]) => source);
  const grid = ticks.map((value) => s("g", { class: "tick" },
    s("line", { x1: 0, x2: inner, y1: y(value), y2: y(value), class: value === 0 ? "zero" : null }),
    s("text", { x: -8, y: y(value), dy: "0.32em", "text-anchor": "end" }, compact.format(value) + (unit === "%" ? "%" : ""))));
  const days = timeTicks(from, to, Math.max(2, Math.floor(inner / 80))).map(([time, text]) => s("g", { class: "tick" },
    s("line", { x1: x(time), x2: x(time), y1: tall, y2: tall + 4 }),
    s("text", { x: x(time), y: tall + 18, "text-anchor": "middle" }, text)));
  const svg = s("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": label },
    s("g", { transform: `translate(${MARGIN.left} ${MARGIN.top})` }, grid, days, lines(drawn, x, y), drawn.map((p) => point(p, x, y, sources))));
  return h("figure", {}, svg, h("figcaption", {}, sourceKeys(sources), log ? h("span", { class: "dim" }, "logarithmic scale") : "",
    drawn.some((p) => p.claim.modality !== "asserted") ? h("span", { class: "dim" }, "hollow: planned, forecast or possible") : ""));
}

// A line joins what one source asserts in one article: figures that were meant to be compared.
function lines(drawn, x, y) {
  const groups = new Map();
  for (const p of drawn) {
    if (p.claim.modality !== "asserted" || p.claim.negated) continue;
    const key = `${p.claim.article} ${p.claim.time_grain ?? ""} ${sourceOf(p.claim)}`;
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) =>
    s("polyline", { class: "joined", points: group.map((p) => `${x(p.at)},${y(p.value)}`).join(" ") }));
}

const COLORS = 6;
const colorOf = (source, sources) => (source === OWN_VOICE ? "own" : `c${sources.filter((other) => other !== OWN_VOICE).indexOf(source) % COLORS}`);

function point({ claim, value, from, to, at, low, high }, x, y, sources) {
  const words = [`${amountWithUnit(claim)}, ${when(claim)}`, `source: ${sourceOf(claim)}`, ...marks(claim), articleName(ARTICLES[claim.article])].join("\n");
  const hollow = claim.modality !== "asserted" || claim.negated ? " hollow" : "";
  return s("a", { href: articleHref(ARTICLES[claim.article], claim), class: `point ${colorOf(sourceOf(claim), sources)}${hollow}`, "aria-label": words.replaceAll("\n", ", ") },
    s("title", {}, words),
    x(to) - x(from) > 10 ? s("line", { class: "span", x1: x(from), x2: x(to), y1: y(value), y2: y(value) }) : null,
    low === high ? null : s("line", { class: "span", x1: x(at), x2: x(at), y1: y(low), y2: y(high) }),
    s("circle", { cx: x(at), cy: y(value), r: 12, class: "reach" }),
    s("circle", { cx: x(at), cy: y(value), r: 4.5, class: "dot" }));
}

function sourceKeys(sources) {
  return sources.slice(0, 12).map((source) => h("span", { class: `voice ${colorOf(source, sources)}` }, source));
}
