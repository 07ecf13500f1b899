// How chips, statements and locked strips are drawn; their words come with the page.
import { NodeSelection } from "./vendor/prosemirror.js";
import { chipName, chipText } from "./chip_card.js";

/** What a command says; one that was changed just now says its sort alone until it is read. */
function commandText(source, known, says) {
  const tag = source.trim();
  if (!tag.startsWith("{%")) return says.note;
  return known.commands[tag] ?? says.command;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** The views by node; `known` has facts and passages as they are now, `does` what clicks ask for. */
export function chipViews(known, says, does) {
  const drawn = new Set();

  function atom(node, view, getPos, draw) {
    const dom = element("span", node.type.name);
    dom.setAttribute("role", "button");
    dom.setAttribute("aria-haspopup", "dialog");
    const self = { dom, node, draw: () => draw(dom, self.node), destroy: () => drawn.delete(self), ignoreMutation: () => true };
    self.update = (other) => {
      if (other.type !== node.type) return false;
      self.node = other;
      self.draw();
      return true;
    };
    dom.addEventListener("dblclick", (event) => { event.preventDefault(); does.open(view, getPos()); });
    dom.addEventListener("click", (event) => { if (event.detail === 1) does.open(view, getPos()); });
    drawn.add(self);
    self.draw();
    return self;
  }

  function drawChip(dom, node) {
    const facts = known.facts[node.attrs.source];
    dom.textContent = chipText(node.attrs.source, facts);
    dom.classList.toggle("lacking", Boolean(facts?.lacking.length));
    dom.classList.toggle("silent", Boolean(facts && !facts.printed));
    dom.setAttribute("aria-label", chipName(node.attrs.source, facts, says));
    dom.title = facts ? [facts.meaning, facts.working, ...facts.lacking.map((one) => one.said)].filter(Boolean).join("\n") : node.attrs.source;
  }

  function drawCommand(dom, node) {
    dom.textContent = commandText(node.attrs.source, known, says);
    dom.title = node.attrs.source;
    dom.setAttribute("aria-label", dom.textContent);
  }

  function drawLocked(self, view, getPos) {
    const { dom, node } = self;
    const { as, name, source } = node.attrs;
    const isOwn = does.hasOwn(name);
    if (!isOwn) leaveOwn(self);
    self.shown = JSON.stringify(known.passages[name]);
    dom.replaceChildren();
    dom.setAttribute("aria-label", nameOf(node));
    if (as === "passage") drawPassage(self, name, isOwn, view);
    else if (["table", "chart", "picture"].includes(as)) dom.append(element("strong", "", `${says[as]}: `), element("span", "", called(as, name)));
    else if (as === "statement") dom.append(element("span", "", commandText(source, known, says)), sourceOf(node, view, getPos));
    else dom.append(element("strong", "", as === "grid" ? says.grid : says.written), sourceOf(node, view, getPos));
    const away = element("button", "quiet", says.remove);
    away.type = "button";
    away.addEventListener("click", () => does.remove(view, getPos()));
    if (view.editable) dom.append(away);
  }

  const called = (as, name) => known.names[`${as}s.${name}`] || known.passages[name]?.title || name;

  /** What a statement or a locked strip is called. */
  function nameOf(node) {
    const { as, name, source } = node.attrs;
    if (as === "passage") return `${says.passage}: ${known.passages[name]?.title ?? name}`;
    if (["table", "chart", "picture"].includes(as)) return `${says[as]}: ${called(as, name)}`;
    if (node.type.name === "command" || as === "statement") return commandText(source, known, says);
    return as === "grid" ? says.grid : says.written;
  }

  function sourceOf(node, view, getPos) {
    const box = element("details");
    const area = element("textarea");
    area.value = node.attrs.source;
    area.spellcheck = false;
    area.setAttribute("aria-label", says.expression);
    area.readOnly = !view.editable;
    area.addEventListener("input", () => does.rewrite(view, getPos(), area.value));
    box.append(element("summary", "", says.expression), area);
    return box;
  }

  function drawPassage(self, name, isOwn, view) {
    const told = known.passages[name];
    if (isOwn) {
      self.dom.append(element("strong", "", `${says.passage}: ${told?.title ?? name}`), ownPlace(self, name));
    } else {
      const box = element("details");
      box.append(element("summary", "", `${says.passage}: ${told?.title ?? name}`), element("p", "lines", told ? told.lines.join("\n") || told.why : ""));
      self.dom.append(box);
    }
    if (!view.editable || !told) return;
    const own = element("button", "", isOwn ? says.ownBack : says.ownWords);
    own.type = "button";
    own.addEventListener("click", async () => {
      if (isOwn) does.own(name, null);
      else await does.ownWords(name);
      self.draw();
      self.own?.view.focus();
    });
    self.dom.append(own);
  }

  /** The own words of the document in the place of a passage: one editor, as long as they are there. */
  function ownPlace(self, name) {
    if (!self.own) {
      const place = element("div", "own");
      self.own = { place, view: does.openOwn(place, name) };
    }
    return self.own.place;
  }

  function leaveOwn(self) {
    self.own?.view.destroy();
    self.own = null;
  }

  function locked(node, view, getPos) {
    const dom = element("div", "strip");
    dom.contentEditable = "false";
    dom.setAttribute("role", "group");
    dom.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, getPos())));
      view.focus();
    });
    const self = {
      dom, node, own: null, shown: "", draw: () => drawLocked(self, view, getPos), stopEvent: (event) => event.type !== "dragstart",
      ignoreMutation: () => true, destroy: () => { drawn.delete(self); leaveOwn(self); },
    };
    self.update = (other) => {
      if (other.type !== node.type) return false;
      const typed = dom.querySelector("textarea")?.value;
      const changed = other.attrs.source !== self.node.attrs.source && other.attrs.source !== typed;
      self.node = other;
      if (changed) self.draw();
      return true;
    };
    drawn.add(self);
    self.draw();
    return self;
  }

  const views = {
    chip: (node, view, getPos) => atom(node, view, getPos, drawChip),
    command: (node, view, getPos) => atom(node, view, getPos, drawCommand),
    locked,
  };
  Object.defineProperty(views, "nameOf", { value: nameOf });
  Object.defineProperty(views, "textOf", {
    value: (leaf) => leaf.type.name === "chip" ? known.facts[leaf.attrs.source]?.text ?? "" : leaf.type.name === "hard_break" ? "\n" : "",
  });
  /** Whether a passage has other words than are shown of it, and nobody reads it or writes in it just now. */
  const isOld = ({ node, dom, own, shown }) =>
    node.attrs.as === "passage" && JSON.stringify(known.passages[node.attrs.name]) !== shown && !dom.querySelector("details[open]")
    && !dom.contains(document.activeElement) && !(own && does.isWriting(own.view));
  Object.defineProperty(views, "refresh", { value: () => {
    for (const one of drawn) if (one.node.type.name !== "locked" || isOld(one)) one.draw();
  } });
  Object.defineProperty(views, "sources", { value: () => new Set([...drawn].map((one) => one.node.attrs.source)) });
  return views;
}
