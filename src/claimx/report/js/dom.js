// Elements. Text only ever becomes text nodes: nothing that an article says can become markup.

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function s(tag, attributes, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function show(...nodes) {
  document.getElementById("main").replaceChildren(...nodes);
}

// A list of nodes by their names, and a field that leaves those whose name has what is typed.
function found(noun, look, items) {
  const named = items.map(([name, node]) => [name.toLowerCase(), node]);
  const label = `Find an ${noun}`;
  const find = h("input", { type: "search", placeholder: label, "aria-label": label, oninput: () => {
    const part = find.value.trim().toLowerCase();
    for (const [name, node] of named) node.hidden = !name.includes(part);
  } });
  return [find, h("ol", { class: look }, items.map(([, node]) => node))];
}

function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
