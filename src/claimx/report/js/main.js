// Which view the address asks for, and the keys that work everywhere.

let links = null;

function route() {
  const [path, given] = location.hash.slice(1).split("?");
  const [, view = "", first, second] = path.split("/");
  links = null;
  if (view === "article" && ARTICLES[first]) links = articleView(ARTICLES[first], CLAIMS[second]);
  else if (view === "claims") claimsView(Object.fromEntries(new URLSearchParams(given)));
  else if (view === "entity" && ENTITIES[first]) entityView(ENTITIES[first]);
  else if (view === "entities") entitiesView();
  else if (ARTICLES.length === 1) links = articleView(ARTICLES[0]);
  else articlesView();
  const group = { article: "articles", entity: "entities", "": "articles" }[view] ?? view;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === group) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

addEventListener("hashchange", () => {
  route();
  if (!links?.held.length) scrollTo(0, 0);
});
addEventListener("keydown", (event) => {
  if (!links || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
  if (event.key === "j") links.step(1);
  else if (event.key === "k") links.step(-1);
  else if (event.key === "Escape") links.hold([], "card");
});

let wide = innerWidth;
addEventListener("resize", () => {
  if (Math.abs(innerWidth - wide) < 40 || !location.hash.startsWith("#/entity/")) return;
  wide = innerWidth;
  route();
});

route();
