"use strict";
// Draws the description of the API. “Try it out” uses the reader's own sign-in or the key they enter.
(() => {
  const place = document.getElementById("description");
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    dom_id: "#description",
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (request.method !== "GET") request.headers["X-CSRFToken"] = place.dataset.token;
      return request;
    },
  });
})();
