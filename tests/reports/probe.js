"use strict";
(() => {
  const SLACK = 1.5;
  const TOUCH = 4;
  const texts = (chart) => [...chart.querySelectorAll("svg text")]
    .map((t) => ({ words: t.textContent.trim(), box: t.getBoundingClientRect(), turn: turned(t) }))
    .filter((t) => t.words && t.box.width > 1);
  const turned = (text) => {
    const found = /rotate\((-?[\d.]+)/.exec(text.getAttribute("transform") || "");
    return found ? Math.abs(Number(found[1])) : 0;
  };
  const outside = (box, frame) => box.left < frame.left - SLACK || box.right > frame.right + SLACK
    || box.top < frame.top - SLACK || box.bottom > frame.bottom + SLACK;
  const shared = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const overlaps = (found) => found.flatMap((a, n) => found.slice(n + 1)
    .filter((b) => shared(a.box, b.box) > TOUCH).map((b) => `${a.words} / ${b.words}`));
  const measured = () => ({
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    charts: [...document.querySelectorAll(".chart")].map((chart) => {
      const found = texts(chart);
      const frame = chart.getBoundingClientRect();
      return {
        key: chart.id,
        drawn: chart.querySelectorAll("svg.main-svg").length,
        marks: chart.querySelectorAll(".point path, .scatterlayer .trace path, .sankey-link, .sankey-node").length,
        cut: found.filter((t) => outside(t.box, frame)).map((t) => t.words),
        slanted: found.filter((t) => t.turn !== 0 && t.turn !== 90).map((t) => t.words),
        overlaps: overlaps(found),
      };
    }),
    tables: [...document.querySelectorAll("section > .wide")]
      .filter((t) => t.scrollWidth > t.clientWidth + 1).map((t) => t.getAttribute("aria-label")),
  });
  const views = () => {
    const lists = [...document.querySelectorAll("select[data-chart]")];
    const seen = [];
    const choose = (n) => {
      if (n === lists.length) {
        const chart = document.getElementById(lists[0].dataset.chart);
        const said = document.getElementById(`${chart.id}-said`).textContent;
        const found = texts(chart);
        seen.push({ said, texts: found.length, overlaps: overlaps(found) });
        return;
      }
      for (const option of lists[n].options) {
        lists[n].value = option.value;
        lists[n].dispatchEvent(new Event("change"));
        choose(n + 1);
      }
    };
    if (lists.length) choose(0);
    return seen;
  };
  const report = (screen) => {
    const seen = document.createElement("pre");
    seen.id = "probe";
    const requests = performance.getEntriesByType("resource").map((r) => r.name);
    seen.textContent = JSON.stringify({ faults: window.faults, requests, screen, paper: measured(), views: views() });
    document.body.append(seen);
  };
  setTimeout(() => {
    const screen = measured();
    Object.assign(document.body.style, { width: "703px", maxWidth: "none", padding: "0" });
    window.dispatchEvent(new Event("beforeprint"));
    setTimeout(() => report(screen), 1500);
  }, 1500);
})();
