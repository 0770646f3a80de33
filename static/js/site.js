// Comfort on top of pages that work without it. Nothing here decides anything.
(() => {
  "use strict";
  const all = (css, from = document) => [...from.querySelectorAll(css)];
  const one = (css) => document.querySelector(css);
  const byId = (id) => document.getElementById(id);
  const on = (name, act, early) => document.addEventListener(name, act, early);

  // Countdown by the server's clock, silent for screen readers: the words say the instant already.
  const skew = Date.parse(document.body.dataset.now || new Date().toISOString()) - Date.now();
  const left = (ms) => {
    const m = Math.floor(ms / 60000), d = Math.floor(m / 1440), h = Math.floor(m / 60) % 24, r = m % 60;
    if (d) return h ? `${d} d ${h} h` : `${d} d`;
    if (m >= 60) return r ? `${h} h ${r} min` : `${h} h`;
    return m ? `${m} min` : "< 1 min";
  };
  const tick = () => all("time[data-countdown]").forEach((t) => {
    const ms = Date.parse(t.dateTime) - Date.now() - skew;
    const text = ms > 0 ? left(ms) : t.dataset.over;
    if (t.textContent !== text) t.textContent = text;
  });
  setInterval(tick, 5000);

  // One press, one request; the pressed button's own value still travels.
  const release = (form) => {
    delete form.dataset.sent;
    all("[data-busy]", form).forEach((b) => { b.disabled = false; delete b.dataset.busy; });
  };
  on("submit", (e) => {
    const form = e.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { e.preventDefault(); e.stopPropagation(); return; }
    form.dataset.sent = "1";
    const b = e.submitter;
    if (b) setTimeout(() => { b.dataset.busy = ""; b.disabled = true; });
  }, true);
  addEventListener("pageshow", () => all("form[data-sent]").forEach(release));
  on("htmx:afterRequest", (e) => e.target.matches("form[data-sent]") && release(e.target));

  // A greyed button says why and does nothing.
  on("click", (e) => {
    if (e.target.closest("[aria-disabled=true]")) e.preventDefault();
    const copy = e.target.closest("[data-copy]");
    if (copy) navigator.clipboard.writeText(byId(copy.dataset.copy).textContent.trim())
      .then(() => say(`${copy.textContent.trim()} ✓`));
    const help = e.target.closest("[data-keys-help]"), box = byId("keys-help");
    if (help && box) { e.preventDefault(); box.showModal(); }
    all("details.me[open]").forEach((d) => { if (!d.contains(e.target)) d.open = false; });
  });
  if (navigator.clipboard) all("[data-copy]").forEach((b) => { b.hidden = false; });
  const fault = one("[data-focus]");
  if (fault) fault.focus();

  // A fresh board: keep what was open, announce only a changed outcome, admit a lost line.
  const said = {};
  const say = (text) => { const a = byId("announcer"); if (a) a.textContent = text; };
  const hear = (aloud) => all("[data-announce]").forEach((el) => {
    const text = el.textContent.trim(), key = el.dataset.announce;
    if (aloud && said[key] && said[key] !== text) say(text);
    said[key] = text;
  });
  hear(false);
  let open = [], focus = "";
  on("htmx:beforeSwap", () => {
    open = all("details[open][id]").map((d) => d.id);
    focus = document.activeElement.closest("[id]")?.id || "";
  });
  on("htmx:afterSettle", () => {
    open.forEach((id) => { const d = byId(id); if (d) d.open = true; });
    if (document.activeElement === document.body && focus) {
      const el = byId(focus);
      if (el) (el.matches("details") ? el.querySelector("summary") : el).focus();
    }
    hear(true); tick();
  });
  const stale = (lost) => all("[data-stale]").forEach((s) => { s.hidden = !lost; });
  ["htmx:sendError", "htmx:responseError"].forEach((n) => on(n, () => stale(true)));
  on("htmx:afterOnLoad", () => stale(false));

  // Keys, for those who switched them on.
  if (!("shortcuts" in document.body.dataset)) return;
  let went = 0;
  const move = (by) => {
    const list = all("[data-item]"), at = list.findIndex((i) => "current" in i.dataset);
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    if (!next) return;
    list.forEach((i) => delete i.dataset.current);
    next.dataset.current = "";
    next.querySelector("a").focus();
  };
  const press = (el) => { if (!el) return false; el.click(); return true; };
  on("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.target.closest("input, select, textarea, [contenteditable]")) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    const key = e.key, after = Date.now() - went < 1500;
    went = key === "g" ? Date.now() : 0;
    if (after && press(one(`[data-go="${CSS.escape(key)}"]`))) e.preventDefault();
    else if (key === "/" && byId("site-q")) { e.preventDefault(); byId("site-q").focus(); }
    else if (key === "?") press(one("[data-keys-help]"));
    else if (key === "j") move(1);
    else if (key === "k") move(-1);
    else if (key === "[") press(one("a[rel=prev]"));
    else if (key === "]") press(one("a[rel=next]"));
    else if (/^[a-z]$/.test(key)) press(one(`[data-item][data-current] [data-key="${key}"], main > * [data-key="${key}"]`));
  });
})();
