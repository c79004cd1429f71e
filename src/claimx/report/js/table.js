// The table of all claims. Only the rows in sight exist, so that thousands cost what a screenful does.

const COLUMNS = [
  { name: "claim", label: "Claim", key: (claim) => claim.line, cell: (claim) => claim.line },
  { name: "subject", label: "Subject", key: (claim) => claim.subject, cell: (claim) => claim.subject },
  { name: "metric", label: "Metric", key: metricOf, cell: metricOf },
  { name: "value", label: "Value", key: sortValue, cell: figure },
  { name: "unit", label: "Unit", key: (claim) => claim.unit, cell: (claim) => claim.unit },
  { name: "when", label: "When", key: (claim) => claim.time_start ?? claim.time_end, cell: when },
  { name: "source", label: "Source", key: (claim) => claim.source, cell: (claim) => claim.source },
  { name: "modality", label: "Modality", key: (claim) => marks(claim).join(" "), cell: (claim) => marks(claim).join(", ") },
  { name: "confidence", label: "Conf.", key: (claim) => claim.confidence, cell: (claim) => percent(claim.confidence) },
];
const EXPORTED = [
  "id", "kind", "line", "statement", "subject", "subject_type", "metric", "statistic", "value", "low", "high", "bound",
  "unit", "change_direction", "change_basis", "predicate", "relation", "object", "role", "time_start", "time_end",
  "time_event", "place", "source", "cue", "quoted", "modality", "negated", "confidence",
];
const SPARE = 8; // rows kept beyond either edge

function metricOf(claim) {
  return claim.metric ?? claim.predicate ?? claim.relation?.replaceAll("_", " ") ?? "";
}

function sortValue(claim) {
  const size = claim.value ?? (claim.low !== undefined ? (claim.low + claim.high) / 2 : undefined);
  return claim.change_direction === "down" && size !== undefined ? -size : size;
}

class Table {
  constructor(state, sorted) {
    this.state = state;
    this.rows = [];
    this.current = 0;
    this.body = h("div", { class: "rows", role: "rowgroup" });
    this.header = h("div", { class: "row header", role: "row" }, COLUMNS.map((column) => this.head(column, sorted)));
    this.node = h("div", { class: "table", role: "grid", tabindex: 0, "aria-label": "Claims", "aria-colcount": COLUMNS.length },
      h("div", { class: "heads", role: "rowgroup" }, this.header), this.body);
    this.node.addEventListener("scroll", () => this.draw(), { passive: true });
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.body.addEventListener("click", (event) => this.open(event.target.closest(".row")));
    this.watcher = new ResizeObserver(() => this.draw());
    this.watcher.observe(this.node);
  }

  head({ name, label }, sorted) {
    const is = this.state.sort === name;
    const direction = is ? (this.state.desc ? "descending" : "ascending") : "none";
    return h("div", { class: `cell ${name}`, role: "columnheader", "aria-sort": direction },
      h("button", { type: "button", tabindex: -1, onclick: () => sorted(name) }, label, is ? (this.state.desc ? " ↓" : " ↑") : ""));
  }

  give(rows) {
    this.rows = rows;
    this.current = 0;
    this.node.scrollTop = 0;
    this.node.setAttribute("aria-rowcount", rows.length + 1);
    this.draw();
  }

  draw() {
    const height = parseFloat(getComputedStyle(this.node).getPropertyValue("--row"));
    this.height = height;
    const above = Math.max(0, Math.floor(this.node.scrollTop / height) - SPARE);
    const below = Math.min(this.rows.length, Math.ceil((this.node.scrollTop + this.node.clientHeight) / height) + SPARE);
    this.body.style.height = `${this.rows.length * height}px`;
    this.body.replaceChildren(...this.rows.slice(above, below).map((claim, place) => this.row(claim, above + place)));
  }

  row(claim, place) {
    const node = h("div", {
      class: `row ${claim.kind}${place === this.current ? " current" : ""}`, role: "row", id: `row-${place}`,
      "aria-rowindex": place + 2, "data-place": place, title: claim.statement,
    }, COLUMNS.map(({ name, cell }) => h("div", { class: `cell ${name}`, role: "gridcell" }, cell(claim))));
    node.style.transform = `translateY(${place * this.height}px)`;
    return node;
  }

  key(event) {
    if (event.target !== this.node) return;
    const page = Math.max(1, Math.floor(this.node.clientHeight / this.height) - 2);
    const moves = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1, PageDown: page, PageUp: -page, Home: -this.rows.length, End: this.rows.length };
    if (event.key === "Enter" && this.rows.length) {
      location.hash = this.href(this.rows[this.current]);
    } else if (event.key in moves && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      this.move(moves[event.key]);
    }
  }

  move(by) {
    this.current = Math.max(0, Math.min(this.rows.length - 1, this.current + by));
    const top = this.current * this.height;
    const room = this.node.clientHeight - this.header.offsetHeight - this.height;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    else if (top > this.node.scrollTop + room) this.node.scrollTop = top - room;
    this.node.setAttribute("aria-activedescendant", `row-${this.current}`);
    this.draw();
  }

  open(row) {
    if (row) location.hash = this.href(this.rows[row.dataset.place]);
  }

  href(claim) {
    return articleHref(ARTICLES[claim.article], claim);
  }
}

function claimsView(state) {
  const status = h("p", { class: "dim", role: "status" });
  let rows = [];
  let table = new Table(state, sorted);
  const form = filterForm(state, changed);
  const sortBy = h("select", { "aria-label": "Sort by", onchange: (event) => sorted(event.target.value) },
    h("option", { value: "" }, "text order"), COLUMNS.map(({ name, label }) => h("option", { value: name }, label)));
  sortBy.value = state.sort ?? "";
  const more = h("details", { class: "more" }, h("summary", {}, "Filters"), form);
  more.open = matchMedia("(min-width: 48rem)").matches;
  const tools = h("div", { class: "tools" }, status,
    h("label", { class: "sort" }, "Sort ", sortBy),
    h("button", { type: "button", onclick: () => download("claims.csv", "text/csv;charset=utf-8", csv(rows)) }, "Save CSV"),
    h("button", { type: "button", onclick: () => download("claims.json", "application/json", json(rows)) }, "Save JSON"));

  function changed(next) {
    state = next;
    table.state = next;
    history.replaceState(null, "", `#/claims${query(state)}`);
    rows = shown(state);
    status.textContent = rows.length === CLAIMS.length ? count(rows.length, "claim") : `${rows.length.toLocaleString("en")} of ${count(CLAIMS.length, "claim")}`;
    table.give(rows);
  }

  function sorted(name) {
    const desc = state.sort === name && !state.desc;
    state = { ...state, sort: name || undefined, desc: desc ? "1" : undefined };
    sortBy.value = name;
    const next = new Table(state, sorted);
    table.node.replaceWith(next.node);
    table.watcher.disconnect();
    table = next;
    Object.assign(formState, state);
    changed(state);
  }

  const formState = state;
  show(h("div", { class: "page wide" }, more, tools, table.node));
  changed(state);
}

function query(state) {
  const given = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  return given.size ? `?${given}` : "";
}

const plainRow = (claim) => {
  const article = ARTICLES[claim.article];
  return {
    ...Object.fromEntries(EXPORTED.map((name) => [name, claim[name]])),
    evidence: (article[claim.evidence[0]] ?? "").slice(claim.evidence[1], claim.evidence[2]),
    article_id: article.id, article_title: article.title, article_published: article.published, article_url: article.url,
  };
};

function json(rows) {
  return `${JSON.stringify(rows.map(plainRow), null, 1)}\n`;
}

function csv(rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = typeof value === "string" && text.length > 1 && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map(plainRow);
  const names = Object.keys(plainRow(CLAIMS[0] ?? { article: 0, evidence: ["text", 0, 0] }));
  return [names, ...lines.map((line) => names.map((name) => line[name]))].map((line) => line.map(cell).join(",") + "\r\n").join("");
}
