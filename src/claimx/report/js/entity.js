// The list of entities, and one entity: its figures over time by metric and unit, what it did, what it is tied to.

function entitiesView() {
  const named = ENTITIES.filter((entity) => entity.about.length).sort((one, other) => other.about.length - one.about.length || collator.compare(one.name, other.name));
  const items = named.map((entity) => [entity.name, h("li", {}, h("a", { href: `#/entity/${entity.index}` },
    h("strong", {}, entity.name), h("span", { class: "dim" }, `${entity.type} · ${count(entity.about.length, "claim")}`)))]);
  show(h("div", { class: "page" }, found("entity", "list names", items)));
}

function series(entity) {
  const groups = new Map();
  for (const claim of entity.about) {
    if (claim.kind !== "quantity") continue;
    const change = claim.change_direction && claim.change_basis ? `change (${claim.change_basis})` : "";
    const name = [claim.metric ?? "amount", change].filter(Boolean).join(", ");
    const key = `${name.toLowerCase()}\n${claim.unit ?? ""}`;
    if (!groups.has(key)) groups.set(key, { name, unit: claim.unit ?? "", claims: [] });
    groups.get(key).claims.push(claim);
  }
  return [...groups.values()].map((group) => ({ ...group, drawn: points(group.claims) }))
    .sort((one, other) => other.drawn.length - one.drawn.length || other.claims.length - one.claims.length);
}

const DRAWN_FROM = 2; // one point is no course over time

function entityView(entity) {
  const room = document.getElementById("main").clientWidth;
  const width = Math.max(300, Math.min(860, room - 32));
  const found = series(entity);
  const isDrawn = ({ drawn }) => new Set(drawn.map((p) => p.at)).size >= DRAWN_FROM;
  const charts = found.filter(isDrawn).map(({ name, unit, drawn, claims }) => h("section", {},
    h("h3", {}, name, unit && !name.toLowerCase().includes(unit.toLowerCase()) ? h("span", { class: "dim" }, ` in ${unit}`) : ""),
    chart(drawn, unit, `${entity.name}: ${name}`, width), figures(claims)));
  const rest = found.filter((group) => !isDrawn(group)).flatMap(({ claims }) => claims);
  const others = ["event", "relation"].map((kind) => [kind, entity.about.filter((claim) => claim.kind === kind)]);
  show(h("div", { class: "page entity" },
    h("h2", {}, entity.name),
    h("p", { class: "dim" }, `${entity.type} · ${count(entity.about.length, "claim")} about it · `,
      h("a", { href: `#/claims?${new URLSearchParams({ entity: entity.name })}` }, count(entity.named.length, "claim"), " that name it"),
      entity.url ? [" · ", h("a", { href: entity.url, rel: "noopener noreferrer", target: "_blank" }, "Wikidata")] : ""),
    charts,
    rest.length ? h("section", {}, h("h3", {}, charts.length ? "Other figures" : "Figures"), figures(rest, true)) : "",
    others.filter(([, claims]) => claims.length).map(([kind, claims]) => h("section", {}, h("h3", {}, kind === "event" ? "Events" : "Relations"), statements(claims)))));
}

function byTime(claims) {
  const key = (claim) => claim.time_start ?? claim.time_end ?? "";
  return [...claims].sort((one, other) => compare(key(one), key(other), 1) || one.index - other.index);
}

function figures(claims, withMetric = false) {
  const heads = [withMetric ? "Metric" : null, "Amount", "When", "Source", "Article"].filter(Boolean);
  const rows = byTime(claims).map((claim) => h("tr", {},
    withMetric ? h("td", {}, claim.metric ?? "amount") : null,
    h("td", { class: "amount" }, h("a", { href: articleHref(ARTICLES[claim.article], claim), title: claim.statement }, amountWithUnit(claim)),
      [claim.statistic, ...marks(claim)].filter(Boolean).map((mark) => h("span", { class: "tag" }, mark))),
    h("td", {}, when(claim)), h("td", {}, claim.source ?? ""), h("td", { class: "dim of" }, articleName(ARTICLES[claim.article]))));
  return h("div", { class: "scroll" }, h("table", { class: "figures" }, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col", class: head === "Article" ? "of" : null }, head)))), h("tbody", {}, rows)));
}

function statements(claims) {
  return h("ul", { class: "statements" }, byTime(claims).map((claim) => h("li", {},
    h("a", { href: articleHref(ARTICLES[claim.article], claim) }, claim.statement),
    marks(claim).map((mark) => h("span", { class: "tag" }, mark)), " ", h("span", { class: "dim" }, when(claim)))));
}
