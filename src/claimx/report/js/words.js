// A text cut where claims' words begin and end, and the links between words and claims, both ways.

class Words {
  constructor(claims) {
    this.claims = claims;
    this.ofClaim = new Map(claims.map((claim) => [claim.index, []])); // claim → [{ node, slot }]
    this.ofNode = new Map(); // node → the claims it serves
    this.marked = [];
  }

  // The text of one field as nodes.
  nodes(field, text) {
    const spans = this.claims.flatMap((claim) => [
      ...claim.slots.filter((slot) => slot[1] === field).map(([slot, , start, end]) => ({ claim, slot, start, end })),
      ...(claim.evidence[0] === field ? [{ claim, slot: "evidence", start: claim.evidence[1], end: claim.evidence[2] }] : []),
    ]);
    const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    const opening = new Map(cuts.map((cut) => [cut, []]));
    for (const span of spans) opening.get(span.start).push(span);
    let open = [];
    return cuts.slice(0, -1).map((start, place) => {
      open = open.filter((span) => span.end > start).concat(opening.get(start));
      return this.node(text.slice(start, cuts[place + 1]), open, opening.get(start));
    });
  }

  node(text, open, begun) {
    if (!open.length) return document.createTextNode(text);
    const anchors = open.filter(({ claim, slot }) => slot === claim.slots[0][0] && slot !== "evidence");
    const anchor = anchors.at(-1);
    const first = anchor && begun.includes(anchor); // one stop of the tab key a claim, however its words are cut
    const node = h("span", {
      class: anchor ? `word anchor ${anchor.claim.kind}` : "word",
      tabindex: first ? 0 : null, role: first ? "button" : null,
      "aria-label": first ? `${text}: ${anchor.claim.line}` : null,
    }, text);
    const served = open.filter(({ slot }) => slot !== "evidence");
    for (const { claim, slot } of open) this.ofClaim.get(claim.index).push({ node, slot });
    if (served.length) {
      node.classList.add("linked");
      const own = anchors.length ? anchors : served;
      this.ofNode.set(node, [...new Set(own.map(({ claim }) => claim))]);
    }
    return node;
  }

  mark(claims) {
    for (const { node, slot } of this.marked) node.classList.remove("on", `slot-${slot}`);
    this.marked = claims.flatMap((claim) => this.ofClaim.get(claim.index));
    for (const { node, slot } of this.marked) node.classList.add("on", `slot-${slot}`);
  }

  first(claim) {
    const places = this.ofClaim.get(claim.index);
    return (places.find(({ slot }) => slot !== "evidence") ?? places[0])?.node;
  }
}
