"use strict";
// Draws the description of the API; answers to "try it out" carry the reader's own sign-in and CSRF token.
(() => {
  const place = document.getElementById("description");
  const token = () => (document.cookie.match(/(?:^|; )(?:__Host-)?csrf(?:token)?=([^;]+)/) || [])[1];
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    dom_id: "#description",
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true,
    persistAuthorization: false,
    validatorUrl: null,
    requestInterceptor: (request) => {
      if (request.method !== "GET" && token()) request.headers["X-CSRFToken"] = token();
      return request;
    },
  });
})();
