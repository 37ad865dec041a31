"use strict";
(() => {
  const config = {
    displayModeBar: false, responsive: true, locale: "en-IN",
    locales: { "en-IN": { dictionary: {}, format: {
      decimal: ".", thousands: ",", grouping: [3, 2, 2, 2, 2, 2], currency: ["₹ ", ""],
    } } },
  };
  const paper = 700;
  const drawings = [...document.querySelectorAll("script.drawing")].map((s) => JSON.parse(s.textContent));
  for (const d of drawings) {
    d.shown = d.data;
    Plotly.newPlot(d.key, d.shown, d.layout, config);
  }
  for (const list of document.querySelectorAll("select[data-chart]")) {
    list.addEventListener("change", () => {
      const d = drawings.find((other) => other.key === list.dataset.chart);
      const lists = document.querySelectorAll(`select[data-chart="${d.key}"]`);
      const chosen = [...lists].map((l) => l.value).join("|");
      document.getElementById(`${d.key}-said`).textContent = d.said[chosen] || "Nothing moves.";
      d.shown = d.views[chosen] || [];
      Plotly.newPlot(d.key, d.shown, d.layout, config);
    });
  }
  const draw = (size) => {
    for (const d of drawings) Plotly.newPlot(d.key, d.shown, { ...d.layout, ...size }, config);
  };
  window.addEventListener("beforeprint", () => draw({ width: paper, autosize: false }));
  window.addEventListener("afterprint", () => draw({}));
})();
