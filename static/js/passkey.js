// Asks the device for a passkey and sends its answer with the form. Without this script codes work as well.
(() => {
  "use strict";
  const json = window.webauthnJSON;
  const given = () => JSON.parse(document.getElementById("passkey-options").textContent);
  const fetched = async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const made = (form) => {
    const options = given().creation_options, chosen = options.publicKey.authenticatorSelection;
    const alone = form.elements.passwordless?.checked ?? false;
    chosen.residentKey = alone ? "required" : "discouraged";
    chosen.requireResidentKey = alone;
    if (alone) chosen.userVerification = "required";
    return json.create(options);
  };
  const ways = {
    create: made,
    get: () => json.get(given().request_options),
    enter: async (form) => json.get((await fetched(form)).request_options),
  };
  const ask = async (form) => {
    const fault = form.querySelector("[data-passkey-fault]");
    fault.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ways[form.dataset.passkey](form));
      form.submit();
    } catch {
      fault.hidden = false;
    }
  };
  if (!json || !json.supported()) return;
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const go = form.querySelector("[data-passkey-go]");
    form.hidden = go.hidden = false;
    go.addEventListener("click", () => ask(form));
  });
})();
