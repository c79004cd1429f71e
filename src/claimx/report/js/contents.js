// What the page holds, and what can be said of a claim in a few words.

const DATA = JSON.parse(document.getElementById("data").textContent);
const { articles: ARTICLES, claims: CLAIMS, entities: ENTITIES } = DATA;
const OWN_VOICE = "the article itself";
const SLOT_NAMES = {
  quantity: "amount", predicate: "verb", relation: "tie", subject: "subject", object: "object", time: "time",
  place: "place", source: "source", baseline: "compared with", qualifier: "scope",
};

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 4 });
const plain = new Intl.NumberFormat("en", { maximumSignificantDigits: 12 });

CLAIMS.forEach((claim, index) => {
  claim.index = index;
  claim.search = `${claim.line}\n${claim.statement}`.toLowerCase();
});
ARTICLES.forEach((article, index) => {
  article.index = index;
  article.claims = [];
});
for (const claim of CLAIMS) ARTICLES[claim.article].claims.push(claim);
ENTITIES.forEach((entity, index) => {
  entity.index = index;
  entity.about = [];
  entity.named = [];
});
for (const claim of CLAIMS) {
  if (claim.about !== undefined) ENTITIES[claim.about].about.push(claim);
  for (const entity of claim.entities) ENTITIES[entity].named.push(claim);
}

const articleName = (article) => article.title ?? article.id;
const articleHref = (article, claim) => `#/article/${article.index}${claim ? `/${claim.index}` : ""}`;
const sourceOf = (claim) => claim.source ?? OWN_VOICE;
const percent = (share) => `${Math.round(share * 100)}%`;

function number(value) {
  return Math.abs(value) >= 1e5 ? compact.format(value) : plain.format(value);
}

function figure(claim) {
  if (claim.kind !== "quantity") return "";
  if (claim.low !== undefined && claim.high !== undefined) return `${number(claim.low)}–${number(claim.high)}`;
  if (claim.value === undefined) return "";
  const signs = { "=": "", ">=": "≥ ", "<=": "≤ ", "~": "~ ", ">": "> ", "<": "< " };
  const arrow = { up: "↑ ", down: "↓ " }[claim.change_direction] ?? "";
  return `${arrow}${signs[claim.bound] ?? ""}${number(claim.value)}`;
}

function amountWithUnit(claim) {
  const unit = claim.amount?.split(" ").slice(1).join(" ") || claim.unit || ""; // "users", where the unit is "user"
  return unit === "%" || unit === "x" ? figure(claim) + unit : `${figure(claim)} ${unit}`.trim();
}

function when(claim) {
  const { time_start: start, time_end: end } = claim;
  if (claim.when) return claim.when;
  if (!start && !end) return "";
  if (start?.endsWith("-01-01") && end?.endsWith("-12-31")) return `${start.slice(0, 4)}–${end.slice(0, 4)}`;
  if (start === end) return claim.time_event ? `${start} (${claim.time_event})` : start;
  return `${start ?? "…"} – ${end ?? "…"}`;
}

function marks(claim) {
  return [claim.negated ? "not" : null, claim.modality === "asserted" ? null : claim.modality].filter(Boolean);
}
