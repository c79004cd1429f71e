// Which claims are shown, in what order: kept in the address, so that a link or a reload shows the same.

const includes = (text, part) => (text ?? "").toLowerCase().includes(part.toLowerCase());
const dayOf = (moment) => moment?.slice(0, 10);

const FILTERS = {
  text: (claim, part) => claim.search.includes(part.toLowerCase()),
  entity: (claim, name) => includes(claim.subject, name) || claim.entities.some((entity) => includes(ENTITIES[entity].name, name)),
  metric: (claim, part) => includes(claim.metric ?? claim.predicate ?? claim.relation?.replaceAll("_", " "), part),
  unit: (claim, unit) => claim.unit === unit,
  source: (claim, name) => includes(sourceOf(claim), name),
  kind: (claim, kind) => claim.kind === kind,
  modality: (claim, modality) => claim.modality === modality,
  from: (claim, day) => Boolean(claim.time_start || claim.time_end) && (!claim.time_end || dayOf(claim.time_end) >= day),
  to: (claim, day) => Boolean(claim.time_start || claim.time_end) && (!claim.time_start || dayOf(claim.time_start) <= day),
  confidence: (claim, least) => claim.confidence >= Number(least),
};

function shown(state) {
  const tests = Object.entries(FILTERS).filter(([name]) => state[name]);
  const found = CLAIMS.filter((claim) => tests.every(([name, test]) => test(claim, state[name])));
  const column = COLUMNS.find(({ name }) => name === state.sort);
  if (!column) return found;
  const sign = state.desc ? -1 : 1;
  const keyed = found.map((claim) => [column.key(claim), claim]);
  keyed.sort(([a, one], [b, other]) => compare(a, b, sign) || one.index - other.index);
  return keyed.map(([, claim]) => claim);
}

// What is missing comes last in either direction.
function compare(a, b, sign) {
  const [noA, noB] = [a === undefined || a === "", b === undefined || b === ""];
  if (noA || noB) return noA - noB;
  return sign * (typeof a === "number" ? a - b : collator.compare(a, b));
}
const collator = new Intl.Collator("en", { numeric: true });

function tally(values) {
  const counts = new Map();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

function options(values, limit = 500) {
  return tally(values).slice(0, limit).map(([value, times]) => h("option", { value }, `${value} (${times})`));
}

// The form; calls ``changed`` with the new state whenever it is one.
function filterForm(state, changed) {
  const field = (label, control) => h("label", {}, h("span", {}, label), control);
  const suggest = (name, label, values) => field(label, h("span", { class: "suggest" },
    h("input", { name, type: "search", list: `all-${name}`, value: state[name], autocomplete: "off" }),
    h("datalist", { id: `all-${name}` }, tally(values).slice(0, 500).map(([value]) => h("option", { value })))));
  const choose = (name, label, values) => {
    const control = h("select", { name }, h("option", { value: "" }, "any"), options(values));
    control.value = state[name] ?? "";
    return field(label, control);
  };
  const least = h("output", {}, percent(Number(state.confidence ?? 0)));
  const form = h("form", { class: "filters", role: "search", "aria-label": "Filter claims" },
    field("Words", h("input", { name: "text", type: "search", value: state.text, placeholder: "in the claim", autocomplete: "off" })),
    suggest("entity", "Entity", CLAIMS.flatMap((claim) => claim.entities.map((entity) => ENTITIES[entity].name))),
    suggest("metric", "Metric or verb", CLAIMS.map((claim) => claim.metric ?? claim.predicate ?? claim.relation?.replaceAll("_", " "))),
    choose("unit", "Unit", CLAIMS.map((claim) => claim.unit)),
    suggest("source", "Source", CLAIMS.map(sourceOf)),
    choose("kind", "Kind", CLAIMS.map((claim) => claim.kind)),
    choose("modality", "Modality", CLAIMS.map((claim) => claim.modality)),
    field("Holds from", h("input", { name: "from", type: "date", value: state.from })),
    field("Holds until", h("input", { name: "to", type: "date", value: state.to })),
    field("Confidence at least", h("span", { class: "range" },
      h("input", { name: "confidence", type: "range", min: 0, max: 1, step: 0.05, value: state.confidence ?? 0 }), least)),
    h("button", { type: "reset" }, "Clear"));
  const read = () => {
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    if (given.confidence === "0") delete given.confidence;
    least.value = percent(Number(given.confidence ?? 0));
    changed({ ...given, sort: state.sort, desc: state.desc });
  };
  form.addEventListener("input", read);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const control of form.elements) if (control.name) control.value = control.name === "confidence" ? 0 : "";
    read();
  });
  return form;
}
