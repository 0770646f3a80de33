// A page left open empties itself once its sitting is over. Words being typed stay: sent later, they are kept.
(() => {
  "use strict";
  const ask = document.currentScript.dataset.ask, every = 2 * 60000, longest = 30 * 60000;
  const typed = () => [...document.querySelectorAll("textarea, input:not([type=hidden], [type=search])")]
    .some((field) => field.value !== field.defaultValue);
  let heard = Date.now();
  const look = async () => {
    try {
      const answer = await fetch(ask, { method: "HEAD", headers: { "HX-Request": "true" } });
      if (answer.status !== 401) { heard = Date.now(); return; }
      if (typed()) return;
      document.body.replaceChildren();
      location.reload();
    } catch {
      if (Date.now() - heard > longest && !typed()) document.body.replaceChildren();
    }
  };
  setInterval(look, every);
})();
