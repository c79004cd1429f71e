// The list of articles, and one article with its claims beside it.

function articlesView() {
  const items = ARTICLES.map((article) => [articleName(article), h("li", {}, h("a", { href: articleHref(article) },
    h("strong", {}, articleName(article)),
    h("span", { class: "dim" }, [article.site, article.published, count(article.claims.length, "claim")].filter(Boolean).join(" · ")),
  ))]);
  const named = ENTITIES.filter((entity) => entity.about.length).length;
  const sum = `${count(ARTICLES.length, "article")}, ${count(CLAIMS.length, "claim")} about ${count(named, "named entity").replace("entitys", "entities")}`;
  show(h("div", { class: "page" }, h("p", { class: "dim" }, sum), found("article", "list", items)));
}

function card(claim) {
  const chips = [
    ["about", claim.subject],
    claim.kind === "quantity" ? ["amount", amountWithUnit(claim)] : ["object", claim.object],
    ["when", when(claim)],
    ["where", claim.place],
    ["source", claim.source ? `${claim.source}${claim.cue ? ` (“${claim.cue}”)` : ""}` : OWN_VOICE],
  ].filter(([, value]) => value);
  return h("button", { type: "button", class: `card ${claim.kind}`, "data-claim": claim.index, "aria-pressed": "false" },
    h("span", { class: "line" }, claim.line),
    h("span", { class: "statement" }, claim.statement),
    h("span", { class: "chips" }, chips.map(([name, value]) => h("span", { class: "chip" }, h("i", {}, name), ` ${value}`))),
    meter(claim.confidence));
}

function meter(confidence) {
  const bar = h("span", { class: "meter" }, h("b", {}), h("span", {}, `confidence ${percent(confidence)}`));
  bar.firstChild.style.setProperty("--share", confidence);
  return bar;
}

function articleView(article, claim) {
  const words = new Words(article.claims);
  const title = h("h2", {}, article.title ? words.nodes("title", article.title) : article.id);
  const text = h("div", { class: "text" }, words.nodes("text", article.text));
  const cards = h("div", { class: "cards", role: "group", "aria-label": "Claims of this article" }, article.claims.map(card));
  const about = h("p", { class: "dim" },
    [article.site, article.authors, article.published].filter(Boolean).join(" · "),
    article.url ? [" · ", h("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, "original")] : "");
  const reading = h("article", { class: "reading" }, title, about, text);
  const side = h("aside", { class: "side", "aria-label": "Claims" },
    h("p", { class: "dim keys" }, count(article.claims.length, "claim"), h("span", {}, h("kbd", {}, "j"), " ", h("kbd", {}, "k"), " next, previous")),
    legend(article.claims), cards);
  show(h("div", { class: "split" }, reading, side));
  const links = new Links(words, reading, cards);
  links.start(claim);
  return links;
}

function legend(claims) {
  const kinds = ["quantity", "event", "relation"].filter((kind) => claims.some((claim) => claim.kind === kind));
  return h("p", { class: "legend" }, kinds.map((kind) => h("span", { class: `key ${kind}` }, kind)));
}

// Hover or focus previews, click or Enter holds, Escape lets go: from words to claims and from claims to words.
class Links {
  constructor(words, reading, cards) {
    Object.assign(this, { words, reading, cards, held: [] });
    this.cardOf = new Map([...cards.children].map((node) => [Number(node.dataset.claim), node]));
  }

  start(claim) {
    const overWords = (event) => this.words.ofNode.get(event.target.closest(".linked"));
    const overCard = (event) => event.target.closest(".card") && [CLAIMS[event.target.closest(".card").dataset.claim]];
    for (const [area, found, far] of [[this.reading, overWords, "card"], [this.cards, overCard, "word"]]) {
      for (const kind of ["mouseover", "focusin"]) area.addEventListener(kind, (event) => this.mark(found(event) ?? this.held));
      area.addEventListener("mouseleave", () => this.mark(this.held));
      area.addEventListener("click", (event) => this.hold(found(event) ?? [], far));
    }
    this.reading.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.hold(overWords(event) ?? [], "card");
    });
    if (claim) this.hold([claim], "both");
  }

  mark(claims) {
    this.words.mark(claims);
    for (const node of this.cards.querySelectorAll(".on")) node.classList.remove("on");
    for (const claim of claims) this.cardOf.get(claim.index)?.classList.add("on");
  }

  hold(claims, far) {
    this.held = claims;
    this.mark(claims);
    for (const node of this.cards.querySelectorAll("[aria-pressed=true]")) node.setAttribute("aria-pressed", "false");
    for (const claim of claims) this.cardOf.get(claim.index)?.setAttribute("aria-pressed", "true");
    if (!claims.length) return;
    history.replaceState(null, "", articleHref(ARTICLES[claims[0].article], claims[0]));
    this.cardOf.get(claims[0].index)?.scrollIntoView({ block: "nearest", inline: "center" });
    if (far !== "card") this.words.first(claims[0])?.scrollIntoView({ block: "center" });
  }

  step(by) {
    const claims = this.words.claims;
    const now = claims.indexOf(this.held.at(-1));
    const next = claims[Math.min(claims.length - 1, Math.max(0, now < 0 ? 0 : now + by))];
    if (!next) return;
    this.hold([next], "both");
    this.cardOf.get(next.index).focus({ preventScroll: true });
  }
}
