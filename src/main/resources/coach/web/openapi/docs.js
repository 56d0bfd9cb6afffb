"use strict";

window.addEventListener("DOMContentLoaded", () => {
  window.SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#docs",
    deepLinking: true,
    displayRequestDuration: true,
    // No badge: it would send the address of this installation to a third party.
    validatorUrl: null,
    // Credentials live as long as the page.
    persistAuthorization: false,
  });
});
